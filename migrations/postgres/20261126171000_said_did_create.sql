-- What was said to the Children in Care Council, what was promised, and what came of it. Anybody may read it; nothing names who said it.
create table said_did_items (
    id text primary key,
    once text not null constraint said_did_items_once_key unique, -- the page that promised it: sent twice, it is promised once
    said text not null, -- in words of the Children in Care Council
    theme text not null, -- a code of feedback_themes
    pieces bigint not null check (pieces >= 0), -- how many said it; shown by the rule for small numbers
    promised text not null,
    by_whom text not null, -- a team or an office, never a person
    first_due_on bigint not null, -- the first moment, in London, of the day first promised
    due_on bigint not null, -- of the day that holds now: later, where it was put off
    state text not null check (state in ('promised', 'started', 'put_off', 'done', 'not_done', 'taken_back')),
    outcome text not null, -- what came of it: what changed, or why it was put off, not done or taken back; else empty
    asked_by_board boolean not null,
    version bigint not null, -- one more at every change
    promised_at bigint not null,
    moved_at bigint not null, -- when it came to stand where it stands
    late_told_at bigint -- when participation workers were written to, because its day was over
);
create index said_did_items_by_day on said_did_items (due_on);
create index said_did_items_by_first_day on said_did_items (first_due_on);

-- Its story. No line of it is ever changed.
create table said_did_moves (
    number bigint generated always as identity primary key,
    item_id text not null references said_did_items (id) on delete cascade,
    state text not null check (state in ('promised', 'started', 'put_off', 'done', 'not_done', 'taken_back')), -- since then
    corrected text, -- what its words were before, where they were put right; staff read it
    words text not null, -- why, or what changed
    due_on bigint not null, -- the day that held since then
    by_id text references people (id) on delete set null, -- which participation worker; for staff
    at bigint not null
);
create index said_did_moves_by_item on said_did_moves (item_id, number);
create index said_did_moves_by_worker on said_did_moves (by_id);

-- Who is told when it moves.
create table said_did_followers (
    person_id text not null references people (id) on delete cascade,
    item_id text not null references said_did_items (id) on delete cascade,
    since bigint not null, -- as long as they follow it
    primary key (person_id, item_id)
);
create index said_did_followers_by_item on said_did_followers (item_id);
