-- A few questions, to young people, for a few weeks.
create table pulses (
    id text primary key,
    once text not null, -- the page that made it: sent twice, it is made once
    title text not null, -- what phones show: it says nothing of care
    why text not null,
    questions text not null, -- as JSON: what is asked, in order, and what can be answered
    who text not null check (who in ('everyone', 'invited')),
    opens_at bigint not null, -- the first moment of its first day
    closes_at bigint not null, -- the first moment after its last day
    opened_at bigint, -- when somebody pressed "Open"; since then nothing in it changes
    ended_at bigint, -- when somebody closed it before its last day was over
    printed bigint, -- how many tickets were made to hand out; empty: none yet
    printed_by_page text, -- a fingerprint of the page that made them: sent twice, it shows the same ones
    letters_at bigint, -- when tickets went out by letter
    counted_at bigint, -- when its answers were counted, once it was over
    shared_at bigint, -- when others were let see the results
    version bigint not null, -- one more at every change
    changed_by text references people (id) on delete set null, -- which member of staff, as long as the row
    changed_at bigint not null,
    constraint pulses_once_key unique (once),
    constraint pulses_last_eight_weeks check (closes_at > opens_at and closes_at - opens_at <= 4842000000)
);
create index pulses_by_end on pulses (closes_at) where counted_at is null;

-- What lets somebody answer once. It says neither who has it nor who had it: its row goes when it is used, and all that are left go
-- when the pulse is over. They are written in the order of their fingerprints, so that their place says nothing either.
create table pulses_tickets (
    ticket_mac text primary key, -- a fingerprint of the letters on it
    pulse_id text not null references pulses (id) on delete cascade
);
create index pulses_tickets_by_pulse on pulses_tickets (pulse_id);

-- What came out: numbers of many together, and no answer of anybody.
create table pulses_results (
    pulse_id text primary key references pulses (id) on delete cascade,
    counts text not null, -- as JSON: for each question how many answered it, and how many chose what
    shown text -- as JSON: the same as others see it, with small numbers hidden; empty until they may
);
