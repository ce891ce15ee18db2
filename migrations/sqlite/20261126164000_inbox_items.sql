-- All that council staff have to do or have done, room by room. Each arm shows exactly what its room shows, to the same people:
-- whoever holds the role that it names (empty: any), and is the person whom it names (empty: anybody). Of advocacy there is what
-- was shared with one person, and not even whose it is.
--
-- ours_at: by when it is our turn; what nobody promised comes after all that was promised, the longest waiting first. theirs_at:
-- since when it is the young person's turn. done_at: when it was finished. Each is empty where it is not so.
--
-- SQLite puts the arms together in order, by an index of each, only where a column has the same affinity in all of them: hence
-- the casts, and `case` where a plain column would do.
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
    r.due_at, cast(null as integer), r.asked_at, r.changed_at, r.raised_at,
    case when r.closed_at is null then r.due_at end,
    case when r.closed_at is null and r.due_at is null then r.changed_at end,
    r.closed_at
from help_requests r join help_holders h on h.request_id = r.id
where h.adviser_id is null and coalesce(r.ending, '') <> 'withdrawn'
union all
select 'help', r.id, cast('adviser' as text), r.reference, replace(r.reference, '-', ''),
    r.person_id, 'personal_adviser', h.adviser_id,
    coalesce(h.adviser_id, ''), cast(coalesce(r.ending, '') as text),
    r.due_at, cast(null as integer), r.asked_at, r.changed_at, r.raised_at,
    case when r.closed_at is null then r.due_at end,
    case when r.closed_at is null and r.due_at is null then r.changed_at end,
    r.closed_at
from help_requests r join help_holders h on h.request_id = r.id
where h.adviser_id is not null and coalesce(r.ending, '') <> 'withdrawn'
union all
select 'letter', l.id, cast('' as text), l.reference, replace(l.reference, '-', ''),
    l.person_id, 'personal_adviser', p.adviser_id,
    coalesce(p.adviser_id, ''), cast(coalesce(l.turned_down, '') as text),
    l.due_at, cast(null as integer), l.asked_at, cast(coalesce(l.answered_at, l.asked_at) as integer), l.raised_at,
    case when l.answered_at is null then coalesce(l.due_at, 4000000000000000 + l.asked_at) end,
    null,
    l.answered_at
from confirmation_letters l join people p on p.id = l.person_id
where l.withdrawn_at is null and p.matched_at is not null and p.adviser_id is not null
union all
select 'match', p.id, cast('' as text), cast('' as text), '',
    p.id, 'personal_adviser', cast('' as text),
    '', cast('' as text),
    cast(null as integer), cast(null as integer), p.joined_at, p.joined_at, cast(null as integer),
    case when p.matched_at is null then 4000000000000000 + p.joined_at end,
    null,
    cast(null as integer)
from people p
where p.kind = 'young_person' and p.matched_at is null and p.disabled_at is null and p.doubted_at is null
union all
select 'share', s.id, cast('' as text), cast('' as text), '',
    cast(null as text), '', s.recipient_id,
    coalesce(s.recipient_id, ''), cast('' as text),
    cast(null as integer), cast(null as integer), s.shared_on, cast(coalesce(s.answered_at, s.shared_on) as integer), cast(null as integer),
    case when s.answered_at is null then 4000000000000000 + s.shared_on end,
    null,
    s.answered_at
from shared_words s
where s.taken_back_on is null;

-- There may be a hundred thousand requests to get online; of everything else there are few.
create index internet_access_requests_ours on internet_access_requests
    ((case when closed_at is null and paused_at is null then due_at end), id);
create index internet_access_requests_ours_of on internet_access_requests
    (coalesce(holder_id, ''), (case when closed_at is null and paused_at is null then due_at end), id);
create index internet_access_requests_theirs on internet_access_requests
    ((case when closed_at is null and (due_at is null or paused_at is not null) and status <> 'working' then changed_at end), id);
create index internet_access_requests_theirs_of on internet_access_requests
    (coalesce(holder_id, ''),
     (case when closed_at is null and (due_at is null or paused_at is not null) and status <> 'working' then changed_at end), id);
create index internet_access_requests_done on internet_access_requests (closed_at, id);
create index internet_access_requests_plain on internet_access_requests (replace(reference, '-', ''), id);
create index help_requests_plain on help_requests (replace(reference, '-', ''), id);
create index confirmation_letters_plain on confirmation_letters (replace(reference, '-', ''), id);

-- When one of the team took it or put it back: nothing that the young person would call a change.
alter table help_requests add column taken_at integer;

-- What of it changed, and when, for pages that are open: also what is on nobody's list any more. Nothing of advocacy: when
-- somebody shares something is nobody's business but theirs.
create view inbox_changes as
select r.id as id, r.changed_at as changed_at from internet_access_requests r
union all
select r.id, case when r.taken_at > r.changed_at then r.taken_at else r.changed_at end from help_requests r
union all
select l.id, coalesce(l.withdrawn_at, l.answered_at, l.asked_at) from confirmation_letters l
union all
select p.id, coalesce(p.matched_at, p.joined_at) from people p where p.kind = 'young_person';

create index internet_access_requests_changed on internet_access_requests (changed_at);
create index help_requests_changed on help_requests ((case when taken_at > changed_at then taken_at else changed_at end));
create index confirmation_letters_changed on confirmation_letters (coalesce(withdrawn_at, answered_at, asked_at));
create index people_joined_or_matched on people (coalesce(matched_at, joined_at)) where kind = 'young_person';
