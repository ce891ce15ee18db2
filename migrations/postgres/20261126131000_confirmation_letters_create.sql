-- Letters that confirm that somebody is or was in the council's care. What stands in one is sealed with the young person's data
-- key. A letter goes 30 days after it expired, was withdrawn or was turned down; one that nobody answered after 12 months; all
-- with the account.
create table confirmation_letters (
    id text primary key,
    reference text not null, -- "K7M-3XQ": stands in the letter; it says nothing
    person_id text not null references people (id) on delete cascade,
    once text not null, -- the page that asked: sent twice, it asks once
    details text not null, -- sealed; JSON: what it is for, and for which provider; as long as the row
    words text, -- sealed; JSON: all that the letter says; as long as the row
    asked_at bigint not null,
    due_at bigint, -- when the promise runs out; empty once it is answered
    raised_at bigint, -- when the adviser was told that the promise was missed
    answered_at bigint,
    answered_by text references people (id) on delete set null,
    turned_down text check (turned_down in ('not_ours', 'need_to_talk', 'other_team')), -- why it cannot be confirmed
    reason text, -- sealed; the adviser's own words about it; as long as the row
    expires_at bigint, -- of a confirmed one
    withdrawn_at bigint,
    constraint confirmation_letters_once_key unique (person_id, once),
    constraint confirmation_letters_reference_key unique (reference),
    constraint confirmation_letters_are_confirmed_or_not check (words is null or turned_down is null)
);

create index confirmation_letters_person on confirmation_letters (person_id);
create index confirmation_letters_due on confirmation_letters (due_at) where due_at is not null;

-- Codes that open one letter each, for whoever they are given to. The code itself is kept nowhere: only its keyed fingerprint.
-- A row's words are emptied when it is withdrawn; the row goes with its letter, or 30 days after it ended.
create table confirmation_letter_codes (
    id text primary key,
    letter_id text not null references confirmation_letters (id) on delete cascade,
    once text not null, -- the button that made it: pressed twice, it makes one
    code_mac text not null, -- the fingerprint of the code
    words text, -- the letter, sealed with a key that is made from the code itself
    made_at bigint not null,
    expires_at bigint not null,
    withdrawn_at bigint,
    opened bigint not null default 0, -- how often
    opened_at bigint, -- the last time
    constraint confirmation_letter_codes_once_key unique (letter_id, once),
    constraint confirmation_letter_codes_code_key unique (code_mac)
);
