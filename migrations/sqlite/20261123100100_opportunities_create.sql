-- Adverts from the national service and from council staff. No personal data: contact people are not kept.
-- A closed one stays, for people who saved it. Times are ms since 1970 UTC, pay is whole pounds a year.
create table opportunities (
    id integer primary key,
    source text not null check (source in ('national', 'local')),
    reference text not null,
    kind text not null check (kind in ('apprenticeship', 'foundation_apprenticeship', 'traineeship', 'supported_internship', 'work_experience', 'job')),
    title text not null,
    employer text not null,
    summary text,
    route text,
    level integer check (level between 1 and 8),
    pay_words text,
    yearly_from integer,
    yearly_to integer,
    places text not null, -- JSON: [{address, postcode, at: {lat, lon}}]
    national integer not null check (national in (0, 1)),
    posted_at integer,
    closes_at integer,
    disability_confident integer not null check (disability_confident in (0, 1)),
    ring_fenced integer not null check (ring_fenced in (0, 1)),
    guaranteed_interview integer not null check (guaranteed_interview in (0, 1)),
    english_or_maths integer not null check (english_or_maths in (0, 1)), -- asks for a grade in either
    keywords text not null, -- course and skills, a line each, for the search
    details text not null, -- JSON: what only the advert's own page shows
    fingerprint text not null, -- of all the columns above, to tell changed from unchanged
    added_at integer not null,
    changed_at integer not null,
    closed_at integer,
    constraint opportunities_reference_key unique (source, reference)
) strict;

create index opportunities_open on opportunities (id) where closed_at is null;
