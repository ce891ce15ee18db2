-- Texts that advocates begin their replies with: the provider's own, and about nobody.
create table advocacy_snippets (
    id text primary key,
    once text not null, -- the page that added it: sent twice, it is there once
    title text not null,
    words text not null,
    active boolean not null,
    changed_by text references people (id) on delete set null,
    changed_at bigint not null,
    constraint advocacy_snippets_once_key unique (once)
);
