-- Forms that are not sent yet, of those who chose to keep them and come back. Nothing in a row says whose it is.
create table advocacy_drafts (
    id text primary key, -- a fingerprint of the page that asks: kept twice, it is there once
    reference text not null, -- "K7M3-XQ9P": half of what opens it without an account
    secret text, -- Argon2id of the 16 digits that open it; empty for an account
    owner_index text, -- a fingerprint of the account whose it is; empty without one
    data_key text not null, -- wrapped; destroyed with the row
    body text not null, -- sealed; all that was answered so far; until it is sent, or until 7 days after the last change
    changed_at bigint not null,
    constraint advocacy_drafts_reference_key unique (reference)
);

create index advocacy_drafts_owner on advocacy_drafts (owner_index) where owner_index is not null;
create index advocacy_drafts_changed on advocacy_drafts (changed_at);

-- How often each reference was tried with a wrong secret today, whether it is anybody's or not.
create table advocacy_tries (
    reference_index text primary key, -- a fingerprint of the reference
    tries bigint not null,
    since bigint not null, -- when the first of them was
    locked_until bigint -- nobody opens it before this
);

create index advocacy_tries_since on advocacy_tries (since);
