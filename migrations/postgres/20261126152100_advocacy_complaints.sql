-- A case that its young person made a formal complaint: the words that went to the council, and how far it has come.
create table advocacy_complaints (
    case_id text primary key references advocacy_cases (id) on delete cascade,
    once text, -- the page that sent it: sent twice, it is there once
    words text not null, -- sealed; what the complaint says, word for word; as long as the case
    by_name text not null, -- sealed; the name it is made in; as long as the case
    reply_to text, -- sealed; where the council answers; as long as the case
    made_at bigint not null, -- when the young person said that it goes
    by_hand boolean not null -- the advocate sends it: the council takes none by email
);

-- The stages of a complaint. A stage begins when the council has what was sent, and ends with its answer.
create table advocacy_complaint_stages (
    case_id text not null references advocacy_complaints (case_id) on delete cascade,
    stage bigint not null check (stage between 1 and 3),
    asked_at bigint not null,
    answered_at bigint,
    primary key (case_id, stage),
    constraint advocacy_complaint_stages_in_order check (answered_at is null or answered_at >= asked_at)
);
