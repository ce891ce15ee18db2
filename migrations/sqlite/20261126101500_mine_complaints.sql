-- Complaints about how we use somebody's data (DPA 2018, section 164A), with their clock. A row goes a year after its
-- answer, or with the person's account.
create table mine_complaints (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    once text not null, -- of the form it was sent with: pressing twice sends one
    words text not null, -- sealed; as long as the row
    sent_at integer not null,
    due_at integer not null, -- by when it is answered, and acknowledged before
    acknowledged_at integer,
    acknowledged_by text, -- the id of the data protection officer
    reminded_at integer, -- when the officers were reminded that nobody had acknowledged it
    answer text, -- sealed; as long as the row
    outcome text check (outcome in ('put_right', 'explained', 'in_part')),
    answered_at integer,
    answered_by text,
    changed_at integer not null,
    constraint mine_complaints_once_key unique (person_id, once)
) strict;

create index mine_complaints_person on mine_complaints (person_id, changed_at);
create index mine_complaints_due on mine_complaints (due_at) where answered_at is null;
create index mine_complaints_answered on mine_complaints (answered_at) where answered_at is not null;
