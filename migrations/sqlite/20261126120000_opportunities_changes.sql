-- What became new or different since kept searches were last held against the list: a row for each, until that is done.
-- Triggers write it, so that nothing that changes an opportunity can forget to. No personal data.
create table opportunity_changes (
    number integer primary key autoincrement, -- never used twice
    opportunity_id integer not null references opportunities (id) on delete cascade,
    before text, -- JSON: what the search knew of it; null where it was not open
    round integer -- the round that is seeing to it; null until one does
) strict;

create index opportunity_changes_round on opportunity_changes (round);
create index opportunity_changes_opportunity on opportunity_changes (opportunity_id);

create trigger opportunities_new after insert on opportunities when new.closed_at is null
begin insert into opportunity_changes (opportunity_id) values (new.id); end;

create trigger opportunities_open_again after update on opportunities when new.closed_at is null and old.closed_at is not null
begin insert into opportunity_changes (opportunity_id) values (new.id); end;

create trigger opportunities_different after update on opportunities
when new.closed_at is null and old.closed_at is null and new.fingerprint <> old.fingerprint
begin
    insert into opportunity_changes (opportunity_id, before) values (old.id, json_object(
        'id', old.id, 'source', old.source, 'kind', old.kind, 'title', old.title, 'employer', old.employer,
        'summary', old.summary, 'route', old.route, 'level', old.level, 'pay_words', old.pay_words,
        'yearly_from', old.yearly_from, 'yearly_to', old.yearly_to, 'places', old.places,
        'posted_at', old.posted_at, 'closes_at', old.closes_at, 'keywords', old.keywords,
        'national', json(iif(old.national, 'true', 'false')),
        'disability_confident', json(iif(old.disability_confident, 'true', 'false')),
        'ring_fenced', json(iif(old.ring_fenced, 'true', 'false')),
        'guaranteed_interview', json(iif(old.guaranteed_interview, 'true', 'false')),
        'english_or_maths', json(iif(old.english_or_maths, 'true', 'false'))));
end;
