-- What became new or different since kept searches were last held against the list: a row for each, until that is done.
-- Triggers write it, so that nothing that changes an opportunity can forget to. No personal data.
create table opportunity_changes (
    number bigint generated always as identity primary key, -- never used twice
    opportunity_id bigint not null references opportunities (id) on delete cascade,
    before text, -- JSON: what the search knew of it; null where it was not open
    round bigint -- the round that is seeing to it; null until one does
);

create index opportunity_changes_round on opportunity_changes (round);
create index opportunity_changes_opportunity on opportunity_changes (opportunity_id);

create function opportunities_note_change() returns trigger language plpgsql as $$
begin
    if new.closed_at is not null then
        return null;
    end if;
    if tg_op = 'INSERT' or old.closed_at is not null then
        insert into opportunity_changes (opportunity_id) values (new.id);
    elsif new.fingerprint <> old.fingerprint then
        insert into opportunity_changes (opportunity_id, before) values (old.id, json_build_object(
            'id', old.id, 'source', old.source, 'kind', old.kind, 'title', old.title, 'employer', old.employer,
            'summary', old.summary, 'route', old.route, 'level', old.level, 'pay_words', old.pay_words,
            'yearly_from', old.yearly_from, 'yearly_to', old.yearly_to, 'places', old.places,
            'posted_at', old.posted_at, 'closes_at', old.closes_at, 'keywords', old.keywords,
            'national', old.national, 'disability_confident', old.disability_confident,
            'ring_fenced', old.ring_fenced, 'guaranteed_interview', old.guaranteed_interview,
            'english_or_maths', old.english_or_maths)::text);
    end if;
    return null;
end
$$;

create trigger opportunities_note_change after insert or update on opportunities
    for each row execute function opportunities_note_change();
