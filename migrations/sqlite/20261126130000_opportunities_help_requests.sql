-- Help with applying, as young people ask for it: each goes to their own adviser, or to the team. What they wrote is sealed with
-- their own data key. A request and all that was said in it goes 12 months after it was closed, and with the account.
create table help_requests (
    id text primary key,
    reference text not null, -- "K7M-3XQ": what to say on the phone; it says nothing
    person_id text not null references people (id) on delete cascade,
    once text not null, -- the page that asked: sent twice, it asks once
    opportunity_id integer references opportunities (id) on delete set null,
    about text, -- sealed; what it is about, in words; as long as the row
    link text, -- sealed; where they found it; as long as the row
    needs text, -- sealed; codes of what help is wanted, such as "cv care"; as long as the row
    sent_to text not null check (sent_to in ('adviser', 'team')),
    taken_by text references people (id) on delete set null, -- of the team: who answers
    asked_at integer not null,
    due_at integer, -- when the promise runs out; empty while the young person's turn it is, and at the end
    raised_at integer, -- when whoever has it was told that the promise was missed
    changed_at integer not null,
    closed_at integer,
    closed_by text check (closed_by in ('young_person', 'staff')),
    ending text check (ending in ('done', 'cannot', 'elsewhere', 'no_answer', 'withdrawn')),
    constraint help_requests_once_key unique (person_id, once),
    constraint help_requests_reference_key unique (reference),
    constraint help_requests_end_together check ((closed_at is null) = (ending is null) and (closed_at is null) = (closed_by is null)),
    constraint help_requests_promise_nothing_at_the_end check (closed_at is null or due_at is null)
) strict;

create index help_requests_person on help_requests (person_id);
create index help_requests_due on help_requests (due_at) where closed_at is null;
create index help_requests_closed on help_requests (closed_at) where closed_at is not null;

-- What was said and done in a request, in order. Each number is there once, so of two who answer at the same moment one is told.
create table help_words (
    id text primary key,
    request_id text not null references help_requests (id) on delete cascade,
    number integer not null,
    at integer not null,
    kind text not null check (kind in ('asked', 'replied', 'answered', 'passed_to_team', 'passed_to_adviser', 'closed', 'withdrawn')),
    staff_id text references people (id) on delete set null, -- who of the staff said it; empty for the young person
    words text, -- sealed with the young person's data key; as long as the request
    constraint help_words_number_key unique (request_id, number)
) strict;

-- Who has a request now. An adviser who may not come in any more, or is theirs no more, has none of them: then the next adviser
-- has it, or the team.
create view help_holders as
select r.id as request_id, a.id as adviser_id, case when a.id is null then t.id end as taker_id
from help_requests r
join people p on p.id = r.person_id
left join people a on a.id = p.adviser_id and r.sent_to = 'adviser' and p.matched_at is not null and a.disabled_at is null
    and exists (select 1 from staff_roles s where s.person_id = a.id and s.role = 'personal_adviser')
left join people t on t.id = r.taken_by and t.disabled_at is null
    and exists (select 1 from staff_roles s where s.person_id = t.id and s.role = 'opportunities_editor');
