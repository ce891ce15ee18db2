-- Requests that were moved together, and how each stood before, so that it can be taken back for a minute. Gone after a day.
create table internet_access_bulks (
    id text primary key,
    once text not null, -- the page that sent it: sent twice, it moves once
    staff_id text references people (id) on delete set null,
    at bigint not null,
    status text not null, -- where they were moved to
    undone_at bigint,
    constraint internet_access_bulks_once_key unique (once)
);

create index internet_access_bulks_at on internet_access_bulks (at);

create table internet_access_bulk_steps (
    bulk_id text not null references internet_access_bulks (id) on delete cascade,
    request_id text not null references internet_access_requests (id) on delete cascade,
    outcome text not null check (outcome in ('moved', 'not_now', 'crossed', 'taken_back', 'touched', 'none_left')),
    number bigint not null, -- of what was said last, when it had been moved
    status text not null, -- as it was before, and so are the others
    status_at bigint not null,
    why_not text,
    works_until bigint,
    closed_at bigint,
    due_at bigint,
    paused_at bigint,
    raised_at bigint,
    warned_at bigint,
    promise_number bigint not null, -- the last promise that was made; 0: none was
    use_id text references internet_access_uses (id) on delete set null, -- what was reserved for it
    sent_on bigint,
    working_on bigint,
    closed_on bigint,
    ending text,
    primary key (bulk_id, request_id)
);

create index internet_access_bulk_steps_request on internet_access_bulk_steps (request_id);
