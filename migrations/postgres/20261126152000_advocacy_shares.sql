-- What of a case goes to the council, and only because its young person agreed to these words, to this person, on this day. The side of
-- the case is sealed with the case's own key. The council's side is a row of its own that knows nothing of the case: not its number,
-- not whose it is. Only the case's side leads from one to the other. When it was read stands in the audit.
create table advocacy_shares (
    id text primary key,
    case_id text not null references advocacy_cases (id) on delete cascade,
    once text, -- the page that sent it: sent twice, it is there once
    words text not null, -- sealed; what is shared, word for word; as long as the case
    recipient text not null, -- sealed; the id of the member of council staff who would read it; as long as the case
    offered_by text references people (id) on delete set null, -- the advocate who asked whether it may go; empty: the young person wrote it
    offered_at bigint not null,
    agreed_at bigint,
    declined_at bigint,
    taken_back_at bigint,
    shared text, -- sealed; the id of the council's side
    shared_index text, -- a fingerprint of that id, by which an answer finds its way back
    constraint advocacy_shares_once_key unique (case_id, once),
    constraint advocacy_shares_shared_key unique (shared_index),
    constraint advocacy_shares_agreed_or_not check (agreed_at is null or declined_at is null),
    constraint advocacy_shares_taken_back_after check (taken_back_at is null or agreed_at is not null)
);

create index advocacy_shares_case on advocacy_shares (case_id, offered_at);

-- The council's side: words that somebody shared with one member of its staff, sealed with a data key of its own. Once taken back,
-- words and key are destroyed. A row goes 12 months after it was shared, or 30 days after it was taken back.
create table shared_words (
    id text primary key,
    data_key text, -- wrapped; destroyed when it is taken back
    recipient_id text not null references people (id) on delete cascade, -- the member of staff who reads it
    by_name text, -- sealed; what whoever shared it is called; as long as the row, or until it is taken back
    words text, -- sealed; the same
    answer text, -- sealed; what the member of staff answered; the same
    shared_on bigint not null, -- the first moment of the day on which it was shared: closer would lead to the case
    answered_at bigint,
    taken_back_on bigint, -- the first moment of the day on which it was taken back
    constraint shared_words_gone_when_taken_back check (taken_back_on is null or (words is null and data_key is null))
);

create index shared_words_recipient on shared_words (recipient_id, shared_on);
