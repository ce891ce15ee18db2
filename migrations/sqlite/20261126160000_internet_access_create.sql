-- Getting online: what young people ask for, what they get, and what it costs. What they typed is sealed with their own data key.
-- A request and all that was said in it goes 12 months after it was finished, and with the account. What was spent, and how long
-- people waited, stays: those rows know nobody.
create table internet_access_items (
    id text primary key,
    once text not null, -- the page that added it: sent twice, it is there once
    kind text not null check (kind in ('data', 'sim', 'broadband', 'router', 'device')),
    name text not null, -- as staff and suppliers read it
    supplier text not null, -- who sends it; empty: the council itself
    code text not null, -- the supplier's own code for it
    counted integer not null check (counted in (0, 1)), -- kept on a shelf here; if not, it is ordered for each request
    in_stock integer not null, -- on the shelf, with those that are reserved
    reserved integer not null,
    used integer not null,
    low_at integer not null, -- with so many free ones or fewer the team is told
    low_told_at integer,
    cost_pence integer not null,
    lasts_days integer, -- for how many days it works once it does; empty: for good
    active integer not null check (active in (0, 1)), -- may be chosen
    version integer not null,
    changed_by text references people (id) on delete set null,
    changed_at integer not null,
    constraint internet_access_items_once_key unique (once),
    constraint internet_access_items_never_negative check (in_stock >= 0 and reserved >= 0 and used >= 0 and low_at >= 0 and cost_pence >= 0),
    constraint internet_access_items_no_more_than_there_is check (not counted or reserved <= in_stock)
) strict;

-- What a quarter may cost.
create table internet_access_budgets (
    quarter text primary key, -- "2026-Q4"
    pence integer not null check (pence >= 0),
    changed_by text references people (id) on delete set null,
    changed_at integer not null
) strict;

-- Mobile networks, and whether they take part: data can be put on a phone only where they do.
create table internet_access_networks (
    id text primary key, -- "giffgaff"
    name text not null,
    takes_part integer not null check (takes_part in (0, 1)),
    place integer not null, -- its place on the list
    changed_by text references people (id) on delete set null,
    changed_at integer not null
) strict;

create table internet_access_requests (
    id text primary key,
    reference text not null, -- "K7M3-XQ9P": what to say on the phone, and half of what opens it without signing in
    person_id text not null references people (id) on delete cascade,
    once text not null, -- the page that asked: sent twice, it asks once
    kind text not null check (kind in ('data', 'sim', 'broadband', 'router', 'device')),
    details text not null, -- sealed; phone, network, names, where it goes, when it is needed and why; as long as the row
    digits text not null, -- sealed; the 16 that open it without signing in; as long as the row
    same_index text not null, -- a fingerprint of what makes two requests the same: their kind and the number or the address
    status text not null,
    status_at integer not null, -- since when
    why_not text, -- why not, as a code
    asked_at integer not null,
    changed_at integer not null,
    due_at integer, -- when the promise runs out; empty while the young person's turn it is, and at the end
    paused_at integer, -- we asked them something; the promise stands still from here
    raised_at integer, -- when the team was told that the promise was missed, or that something went wrong
    holder_id text references people (id) on delete set null, -- of the internet team: who has it
    held_at integer,
    works_until integer, -- when what they have ends
    warned_at integer, -- when they were told that it ends soon
    exported_at integer, -- when it was last written into a file for a supplier
    closed_at integer,
    constraint internet_access_requests_once_key unique (person_id, once),
    constraint internet_access_requests_reference_key unique (reference),
    constraint internet_access_requests_promise_nothing_at_the_end check (closed_at is null or due_at is null)
) strict;

create index internet_access_requests_person on internet_access_requests (person_id, changed_at);
create index internet_access_requests_same on internet_access_requests (person_id, same_index);
create index internet_access_requests_due on internet_access_requests (due_at, asked_at, id) where closed_at is null;
create index internet_access_requests_ends on internet_access_requests (works_until) where works_until is not null;
create index internet_access_requests_closed on internet_access_requests (closed_at) where closed_at is not null;

-- What was said and done in a request, in order. Each number is there once, so of two who answer at the same moment one is told.
create table internet_access_entries (
    id text primary key,
    request_id text not null references internet_access_requests (id) on delete cascade,
    number integer not null,
    once text, -- the page or the file that sent it: sent twice, it is there once
    at integer not null,
    kind text not null,
    status text, -- what it changed to, where it changed
    by_whom text not null check (by_whom in ('young_person', 'staff', 'supplier', 'clock')),
    staff_id text references people (id) on delete set null,
    private integer not null check (private in (0, 1)), -- the team alone reads it
    words text, -- sealed; as long as the request
    constraint internet_access_entries_number_key unique (request_id, number),
    constraint internet_access_entries_once_key unique (request_id, once)
) strict;

-- What was promised in a request, and whether it was kept.
create table internet_access_promises (
    request_id text not null references internet_access_requests (id) on delete cascade,
    number integer not null,
    made_at integer not null,
    due_at integer not null,
    met_at integer,
    let_go_at integer, -- when nobody waited any more
    primary key (request_id, number)
) strict;

-- One thing of an item, reserved for a request and then used or let go. A row outlives its request, for six years: it says what
-- was spent, and on nobody.
create table internet_access_uses (
    id text primary key,
    request_id text references internet_access_requests (id) on delete set null,
    item_id text not null references internet_access_items (id),
    cost_pence integer not null check (cost_pence >= 0),
    reserved_at integer not null,
    used_at integer,
    released_at integer,
    constraint internet_access_uses_one_end check (used_at is null or released_at is null)
) strict;

create unique index internet_access_uses_reserved on internet_access_uses (request_id) where used_at is null and released_at is null;
create index internet_access_uses_item on internet_access_uses (item_id);
create index internet_access_uses_used on internet_access_uses (used_at);

-- How one request went, for figures: days, never whose. It stays when the request goes.
create table internet_access_outcomes (
    id text primary key,
    request_id text references internet_access_requests (id) on delete set null,
    kind text not null,
    asked_on integer not null, -- the first moment of that day, in London; so are the others
    approved_on integer, -- the first time
    sent_on integer, -- the first time
    working_on integer, -- the first time
    closed_on integer, -- the last time
    ending text, -- how it stands: a status
    constraint internet_access_outcomes_request_key unique (request_id)
) strict;

create index internet_access_outcomes_asked on internet_access_outcomes (asked_on);
