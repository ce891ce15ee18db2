-- What somebody saved, and what came of it: theirs alone. All of it is kept until they take it off their list, at most as
-- long as their account; what has closed stays too. What they typed and what an advert was called are sealed. Which steps
-- were taken when can be counted without opening anything.
create table saved_opportunities (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    opportunity_id bigint references opportunities (id) on delete set null, -- the advert they saved, as long as it is there
    elsewhere boolean not null, -- found outside this service
    title text not null, -- sealed: what they typed, or what the advert was called when it was saved
    employer text, -- sealed
    place text, -- sealed: a link, or where they found it
    closes_on text, -- sealed: the last day, where they typed one
    note text, -- sealed: what they wrote for themselves
    saved_at bigint not null,
    applied_at bigint,
    interview_at bigint,
    got_at bigint,
    not_at bigint,
    constraint saved_opportunities_once unique (person_id, opportunity_id)
);

create index saved_opportunities_opportunity on saved_opportunities (opportunity_id) where opportunity_id is not null;
