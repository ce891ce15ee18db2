-- Participation workers find what was said under a name in the inbox, and late ones raise themselves, once for each promise.
alter table feedback_pieces add column raised_at bigint;

create index feedback_pieces_ours on feedback_pieces ((case when finished_at is null then due_at end), id);
create index feedback_pieces_done on feedback_pieces ((case when due_at is null then coalesce(finished_at, answered_at) end), id);
create index feedback_pieces_changed on feedback_pieces (changed_at);

-- What the Children in Care Council itself says to the Corporate Parenting Board of a quarter. About nobody; it is printed.
create table feedback_own_words (
    quarter text primary key, -- "2026-q4"
    words text not null,
    version bigint not null, -- one more each time somebody saves it
    changed_by text references people (id) on delete set null,
    changed_at bigint not null
);

-- All that council staff have to do or have done, as before, and what young people said under their names. What was said without one
-- is in no list but its own room's. The comments at the first writing of this view hold here too.
drop view inbox_items;
create view inbox_items as
select 'internet' as room, r.id as id, r.kind as kind, r.reference as reference, replace(r.reference, '-', '') as plain,
    r.person_id as person_id, 'internet_team' as for_role, cast('' as text) as for_person,
    coalesce(r.holder_id, '') as holder, r.status as status,
    r.due_at as due_at, r.paused_at as paused_at, r.asked_at as asked_at, r.changed_at as changed_at, r.raised_at as raised_at,
    case when r.closed_at is null and r.paused_at is null then r.due_at end as ours_at,
    case when r.closed_at is null and (r.due_at is null or r.paused_at is not null) and r.status <> 'working' then r.changed_at end
        as theirs_at,
    r.closed_at as done_at
from internet_access_requests r
union all
select 'help', r.id, cast('team' as text), r.reference, replace(r.reference, '-', ''),
    r.person_id, 'opportunities_editor', cast('' as text),
    coalesce(h.taker_id, ''), cast(coalesce(r.ending, '') as text),
    r.due_at, cast(null as bigint), r.asked_at, r.changed_at, r.raised_at,
    case when r.closed_at is null then r.due_at end,
    case when r.closed_at is null and r.due_at is null then r.changed_at end,
    r.closed_at
from help_requests r join help_holders h on h.request_id = r.id
where h.adviser_id is null and coalesce(r.ending, '') <> 'withdrawn'
union all
select 'help', r.id, cast('adviser' as text), r.reference, replace(r.reference, '-', ''),
    r.person_id, 'personal_adviser', h.adviser_id,
    coalesce(h.adviser_id, ''), cast(coalesce(r.ending, '') as text),
    r.due_at, cast(null as bigint), r.asked_at, r.changed_at, r.raised_at,
    case when r.closed_at is null then r.due_at end,
    case when r.closed_at is null and r.due_at is null then r.changed_at end,
    r.closed_at
from help_requests r join help_holders h on h.request_id = r.id
where h.adviser_id is not null and coalesce(r.ending, '') <> 'withdrawn'
union all
select 'letter', l.id, cast('' as text), l.reference, replace(l.reference, '-', ''),
    l.person_id, 'personal_adviser', p.adviser_id,
    coalesce(p.adviser_id, ''), cast(coalesce(l.turned_down, '') as text),
    l.due_at, cast(null as bigint), l.asked_at, cast(coalesce(l.answered_at, l.asked_at) as bigint), l.raised_at,
    case when l.answered_at is null then coalesce(l.due_at, 4000000000000000 + l.asked_at) end,
    null,
    l.answered_at
from confirmation_letters l join people p on p.id = l.person_id
where l.withdrawn_at is null and p.matched_at is not null and p.adviser_id is not null
union all
select 'match', p.id, cast('' as text), cast('' as text), '',
    p.id, 'personal_adviser', cast('' as text),
    '', cast('' as text),
    cast(null as bigint), cast(null as bigint), p.joined_at, p.joined_at, cast(null as bigint),
    case when p.matched_at is null then 4000000000000000 + p.joined_at end,
    null,
    cast(null as bigint)
from people p
where p.kind = 'young_person' and p.matched_at is null and p.disabled_at is null and p.doubted_at is null
union all
select 'share', s.id, cast('' as text), cast('' as text), '',
    cast(null as text), '', s.recipient_id,
    coalesce(s.recipient_id, ''), cast('' as text),
    cast(null as bigint), cast(null as bigint), s.shared_on, cast(coalesce(s.answered_at, s.shared_on) as bigint), cast(null as bigint),
    case when s.answered_at is null then 4000000000000000 + s.shared_on end,
    null,
    s.answered_at
from shared_words s
where s.taken_back_on is null
union all
select 'feedback', f.id, cast('' as text), cast('' as text), '',
    f.person_id, 'participation_worker', cast('' as text),
    '', cast('' as text),
    f.due_at, cast(null as bigint), f.said_at, f.changed_at, f.raised_at,
    case when f.finished_at is null then f.due_at end,
    null,
    case when f.due_at is null then coalesce(f.finished_at, f.answered_at) end
from feedback_pieces f;

drop view inbox_changes;
create view inbox_changes as
select r.id as id, r.changed_at as changed_at from internet_access_requests r
union all
select r.id, case when r.taken_at > r.changed_at then r.taken_at else r.changed_at end from help_requests r
union all
select l.id, coalesce(l.withdrawn_at, l.answered_at, l.asked_at) from confirmation_letters l
union all
select p.id, coalesce(p.matched_at, p.joined_at) from people p where p.kind = 'young_person'
union all
select f.id, f.changed_at from feedback_pieces f;
