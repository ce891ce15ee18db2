-- Somebody was told, so that a young person or others are safe: the one exception to what advocates keep to themselves.
create table advocacy_safeguarding (
    id text primary key,
    case_id text not null references advocacy_cases (id) on delete cascade,
    once text not null, -- the page that sent it: sent twice, it is there once
    at integer not null,
    details text not null, -- sealed; why, what, to whom, and why it could not wait; as long as the case
    staff_id text references people (id) on delete set null, -- who told
    second_id text references people (id) on delete set null, -- who decided with them; empty where it could not wait
    second_at integer, -- when the second person answered
    second_agrees integer check (second_agrees in (0, 1)),
    told_at integer, -- when the young person was told
    entry_id text not null references advocacy_entries (id) on delete cascade,
    constraint advocacy_safeguarding_once_key unique (case_id, once),
    constraint advocacy_safeguarding_answered_together check ((second_at is null) = (second_agrees is null))
) strict;

create index advocacy_safeguarding_case on advocacy_safeguarding (case_id);
create index advocacy_safeguarding_second on advocacy_safeguarding (second_id) where second_at is null;
