-- Texts that a team begins its replies with: its own, and about nobody. It takes the place of advocacy_snippets, which goes in a
-- later release.
create table snippets (
    id text primary key,
    once text not null, -- the page that added it: sent twice, it is there once
    team text not null, -- whose it is: no other team sees it
    title text not null,
    words text not null,
    active boolean not null,
    changed_by text references people (id) on delete set null,
    changed_at bigint not null,
    constraint snippets_once_key unique (once)
);

create index snippets_team on snippets (team);

insert into snippets (id, once, team, title, words, active, changed_by, changed_at)
select id, once, 'advocacy', title, words, active, changed_by, changed_at from advocacy_snippets;
