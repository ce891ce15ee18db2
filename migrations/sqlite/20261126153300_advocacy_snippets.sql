-- Texts that advocates begin their replies with: the provider's own, and about nobody.
create table advocacy_snippets (
    id text primary key,
    once text not null, -- the page that added it: sent twice, it is there once
    title text not null,
    words text not null,
    active integer not null check (active in (0, 1)),
    changed_by text references people (id) on delete set null,
    changed_at integer not null,
    constraint advocacy_snippets_once_key unique (once)
) strict;
