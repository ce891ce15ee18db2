-- Local listings as editors type them. What people see of one is a row of `opportunities`, written anew whenever it is
-- published; a local row without a listing came with an import. No personal data: the form asks for no contact person.
-- A draft that nobody has touched for 12 months goes; one that was published stays, for people who saved it.
create table opportunity_listings (
    id bigint generated always as identity primary key,
    made_by text not null constraint opportunity_listings_made_by_key unique, -- of the form it came from: pressed twice, it is made once
    opportunity_id bigint constraint opportunity_listings_opportunity_key unique references opportunities (id), -- none before it is published
    title text not null, -- as last saved, for the list
    typed text not null, -- JSON: the form as last saved
    version bigint not null, -- counts what was saved, so that two editors notice each other
    published_version bigint, -- what people see
    review_at bigint, -- the last moment of the day by which somebody must look again; set when it is published
    closes_at bigint,
    closed_at bigint,
    closed_why text check (closed_why in ('filled', 'withdrawn', 'wrong', 'closing_day', 'not_reviewed')),
    created_at bigint not null,
    changed_at bigint not null,
    check ((closed_at is null) = (closed_why is null)),
    check ((opportunity_id is null) = (published_version is null))
);

create index opportunity_listings_open on opportunity_listings (review_at) where opportunity_id is not null and closed_at is null;

-- Who did what with a listing, and what was saved each time: nobody's text is lost to somebody else's.
create table opportunity_listing_story (
    id bigint generated always as identity primary key,
    listing_id bigint not null references opportunity_listings (id) on delete cascade,
    at bigint not null,
    person_id text references people (id) on delete set null, -- an editor, as long as they have an account; none: the service itself
    deed text not null check (deed in ('imported', 'copied', 'saved', 'published', 'reviewed', 'closed', 'reopened')),
    why text, -- a code of `closed_why`
    version bigint not null,
    typed text -- JSON: the form, where this deed saved it
);

create index opportunity_listing_story_listing on opportunity_listing_story (listing_id, id);

-- When editors were last written to about listings to look at: a letter a week at most.
create table opportunity_listing_letters (
    id bigint primary key check (id = 1),
    sent_at bigint not null
);

insert into opportunity_listing_letters (id, sent_at) values (1, 0);
