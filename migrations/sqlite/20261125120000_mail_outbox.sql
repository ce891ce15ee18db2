-- Letters on their way. A letter's address and words are sealed, and emptied as soon as it has been handed over or given
-- up; its row goes seven days later. One that could not be delivered stays until its team has seen to it, at most 90 days.
create table outbox (
    id text primary key,
    kind text not null, -- 'accounts.sign_in_code'
    person_id text, -- the id of whom it is for, where we know them; as long as the row
    team text not null constraint outbox_team_is_known check (team in ('council', 'provider')), -- whose task it is if it cannot be delivered
    address text, -- sealed; until it is handed over
    address_index text, -- a fingerprint of the address, to honour a stop; until it is handed over
    payload text, -- sealed; until it is handed over
    once text, -- a second letter with the same key is not queued; holds ids and codes only
    created_at integer not null,
    due_at integer not null, -- when it was first to be sent: its tries are counted from here
    next_try_at integer not null,
    tries integer not null default 0,
    leased_until integer, -- while a worker holds it
    lease text, -- the name of that hold: a worker that lost it can write nothing
    sent_at integer,
    failed_at integer,
    reason text, -- a code: why the last try did not work, or why it was not sent
    constraint outbox_once_key unique (once)
) strict;

create index outbox_due on outbox (next_try_at, id) where sent_at is null and failed_at is null;
create index outbox_failed on outbox (team, failed_at) where failed_at is not null;
