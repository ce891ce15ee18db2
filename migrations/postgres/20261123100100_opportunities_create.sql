-- Adverts from the national service and from council staff. No personal data: contact people are not kept.
-- A closed one stays, for people who saved it. Times are ms since 1970 UTC, pay is whole pounds a year.
create table opportunities (
    id bigint generated always as identity primary key,
    source text not null check (source in ('national', 'local')),
    reference text not null,
    kind text not null check (kind in ('apprenticeship', 'foundation_apprenticeship', 'traineeship', 'supported_internship', 'work_experience', 'job')),
    title text not null,
    employer text not null,
    summary text,
    route text,
    level bigint check (level between 1 and 8),
    pay_words text,
    yearly_from bigint,
    yearly_to bigint,
    places text not null, -- JSON: [{address, postcode, at: {lat, lon}}]
    national boolean not null,
    posted_at bigint,
    closes_at bigint,
    disability_confident boolean not null,
    ring_fenced boolean not null,
    guaranteed_interview boolean not null,
    english_or_maths boolean not null, -- asks for a grade in either
    keywords text not null, -- course and skills, a line each, for the search
    details text not null, -- JSON: what only the advert's own page shows
    fingerprint text not null, -- of all the columns above, to tell changed from unchanged
    added_at bigint not null,
    changed_at bigint not null,
    closed_at bigint,
    constraint opportunities_reference_key unique (source, reference)
);

create index opportunities_open on opportunities (id) where closed_at is null;
