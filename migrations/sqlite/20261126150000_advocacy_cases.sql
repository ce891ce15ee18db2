-- Young people ask for an independent advocate, and what follows. Only the advocacy provider's side of the program opens these rows:
-- each case has a data key of its own, wrapped by a key that the database does not hold, and nothing in a row says whose it is.
-- An account is known here by a fingerprint alone. A case goes 18 months after its end, and when its young person asks for that.
create table advocacy_cases (
    id text primary key, -- its neutral address too: /r/…
    reference text not null, -- "K7M3-XQ9P": what to say on the phone, and half of what opens it without an account
    data_key text not null, -- wrapped; destroyed with the row
    once text not null, -- a fingerprint of the page that asked: sent twice, it asks once
    owner_index text, -- a fingerprint of the account whose it is; empty without one
    owner text, -- sealed; the id of that account; as long as the row
    invited_index text, -- a fingerprint of the address whose owner may open it, where somebody else asked for them
    secret text, -- Argon2id of the 16 digits that open it without an account
    asked text not null, -- sealed; what it is about, their words, what they would like, language, who asked; as long as the row
    contact text not null, -- sealed; how to reach them safely; as long as the row
    asked_at integer not null,
    changed_at integer not null,
    due_at integer, -- when the promise runs out; empty while the young person's turn it is, and at the end
    paused_at integer, -- we tried to reach them and wait for them; the promise stands still from here
    raised_at integer, -- when the advocate was told that the promise is about to be missed
    raised_higher_at integer, -- when the manager was told that it was missed
    next_step text, -- sealed; what the advocate does next; as long as the row
    next_step_by integer, -- the end of the day by which they do it
    advocate_id text references people (id) on delete set null,
    claimed_at integer,
    closed_at integer,
    closed_by text check (closed_by in ('young_person', 'advocate')),
    ending text check (ending in ('done', 'moved_on', 'elsewhere', 'no_answer', 'stopped')),
    got text check (got in ('yes', 'partly', 'no')), -- whether they got what they wanted, as they say
    safeguarded_at integer, -- somebody was told to keep them or others safe: kept until an advocacy manager lets it go
    constraint advocacy_cases_once_key unique (once),
    constraint advocacy_cases_reference_key unique (reference),
    constraint advocacy_cases_end_together check ((closed_at is null) = (ending is null) and (closed_at is null) = (closed_by is null)),
    constraint advocacy_cases_promise_nothing_at_the_end check (closed_at is null or due_at is null)
) strict;

create index advocacy_cases_owner on advocacy_cases (owner_index) where owner_index is not null;
create index advocacy_cases_invited on advocacy_cases (invited_index) where invited_index is not null;
create index advocacy_cases_waiting on advocacy_cases (due_at, asked_at, id) where closed_at is null;
create index advocacy_cases_advocate on advocacy_cases (advocate_id, closed_at);
create index advocacy_cases_closed on advocacy_cases (closed_at) where closed_at is not null;

-- What was said and done in a case, in order. Each number is there once, so of two who answer at the same moment one is told.
create table advocacy_entries (
    id text primary key,
    case_id text not null references advocacy_cases (id) on delete cascade,
    number integer not null,
    once text, -- the page that sent it: sent twice, it is there once
    at integer not null,
    kind text not null,
    staff_id text references people (id) on delete set null, -- who of the provider; empty for the young person
    private integer not null check (private in (0, 1)), -- advocates alone read it
    words text, -- sealed; as long as the case
    constraint advocacy_entries_number_key unique (case_id, number),
    constraint advocacy_entries_once_key unique (case_id, once)
) strict;

-- What was promised in a case, and whether it was kept.
create table advocacy_promises (
    case_id text not null references advocacy_cases (id) on delete cascade,
    number integer not null,
    made_at integer not null,
    due_at integer not null,
    met_at integer, -- when they were answered
    let_go_at integer, -- when nobody waited any more: it was stopped, or closed
    primary key (case_id, number)
) strict;

create index advocacy_promises_due on advocacy_promises (due_at);

-- Advocates whom a young person does not want: they never get this case again.
create table advocacy_objections (
    case_id text not null references advocacy_cases (id) on delete cascade,
    staff_id text not null references people (id) on delete cascade,
    at integer not null,
    primary key (case_id, staff_id)
) strict;

-- Who is away, and who covers for them meanwhile: their cases are that advocate's too.
create table advocacy_absences (
    id text primary key,
    staff_id text not null references people (id) on delete cascade,
    cover_id text not null references people (id) on delete cascade,
    from_at integer not null, -- the first moment of the first day
    until_at integer not null, -- the last moment of the last day
    said_by text references people (id) on delete set null,
    constraint advocacy_absences_in_order check (from_at < until_at),
    constraint advocacy_absences_covered_by_another check (staff_id <> cover_id)
) strict;

create index advocacy_absences_cover on advocacy_absences (cover_id, until_at);
create index advocacy_absences_staff on advocacy_absences (staff_id, until_at);

-- A case opened by reference and secret, in one browser: 15 minutes unused, 60 at most.
create table advocacy_openings (
    id text primary key, -- the SHA-256 of the browser's token
    case_id text not null references advocacy_cases (id) on delete cascade,
    opened_at integer not null,
    seen_at integer not null,
    secret text -- sealed with a key that the token makes; the 16 digits, for the browser that has just asked
) strict;

create index advocacy_openings_case on advocacy_openings (case_id);
