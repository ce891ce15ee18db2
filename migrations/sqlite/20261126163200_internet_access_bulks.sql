-- Requests that were moved together, and how each stood before, so that it can be taken back for a minute. Gone after a day.
create table internet_access_bulks (
    id text primary key,
    once text not null, -- the page that sent it: sent twice, it moves once
    staff_id text references people (id) on delete set null,
    at integer not null,
    status text not null, -- where they were moved to
    undone_at integer,
    constraint internet_access_bulks_once_key unique (once)
) strict;

create index internet_access_bulks_at on internet_access_bulks (at);

create table internet_access_bulk_steps (
    bulk_id text not null references internet_access_bulks (id) on delete cascade,
    request_id text not null references internet_access_requests (id) on delete cascade,
    outcome text not null check (outcome in ('moved', 'not_now', 'crossed', 'taken_back', 'touched', 'none_left')),
    number integer not null, -- of what was said last, when it had been moved
    status text not null, -- as it was before, and so are the others
    status_at integer not null,
    why_not text,
    works_until integer,
    closed_at integer,
    due_at integer,
    paused_at integer,
    raised_at integer,
    warned_at integer,
    promise_number integer not null, -- the last promise that was made; 0: none was
    use_id text references internet_access_uses (id) on delete set null, -- what was reserved for it
    sent_on integer,
    working_on integer,
    closed_on integer,
    ending text,
    primary key (bulk_id, request_id)
) strict;

create index internet_access_bulk_steps_request on internet_access_bulk_steps (request_id);
