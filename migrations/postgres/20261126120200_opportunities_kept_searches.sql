-- Searches that somebody keeps, to hear of what is new. Kept until they take it away, at most as long as their account.
create table kept_searches (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    query text not null, -- sealed: the search as its address holds it
    query_index text not null, -- a fingerprint of person and search, so that none is kept twice
    by_letter boolean not null, -- they want a letter; otherwise it stays on their page
    kept_at bigint not null,
    after_change bigint not null, -- what had changed by then was to be seen already
    constraint kept_searches_once unique (query_index)
);

create index kept_searches_person on kept_searches (person_id, id);

-- What is new for a kept search. A row stays as long as its search, so that nothing is told twice, or until 90 days after
-- the advert closed.
create table kept_search_news (
    search_id text not null references kept_searches (id) on delete cascade,
    opportunity_id bigint not null references opportunities (id) on delete cascade,
    found_at bigint not null,
    letter_due boolean not null, -- no letter has told of it, and one shall
    seen_at bigint, -- when its reader said that they have seen it
    constraint kept_search_news_once primary key (search_id, opportunity_id)
);

create index kept_search_news_due on kept_search_news (search_id) where letter_due;
create index kept_search_news_opportunity on kept_search_news (opportunity_id);

-- The day of somebody's last letter about all of their searches: one a day. As long as the account.
create table kept_search_letters (
    person_id text primary key references people (id) on delete cascade,
    day text not null -- in London: '2026-11-26'
);

-- The one round that is holding all kept searches against what changed, while it is under way. No personal data.
create table kept_search_rounds (
    id bigint primary key generated always as identity,
    one bigint not null default 1 check (one = 1), -- there is one at a time
    began_at bigint not null,
    after_person text not null default '', -- how far it has come
    leased_until bigint, -- while a process works on it
    lease text, -- the name of that hold: a process that lost it writes nothing
    constraint kept_search_rounds_one unique (one)
);
