-- What else there is beside what we give: cheap tariffs, and places with free Wi-Fi. Written by the team, read by anybody.
create table internet_access_offers (
    id text primary key,
    once text not null, -- the page that added it: sent twice, it is there once
    sort text not null check (sort in ('tariff', 'wifi')),
    name text not null,
    words text not null, -- who it is for and how to get it
    price text not null, -- as young people read it; empty: not known
    link text not null, -- "https://…"; empty: none
    area text not null, -- where it is, or can be had; empty: everywhere
    checked_on integer, -- the first moment, in London, of the day on which somebody of the team last looked; empty: nobody has
    active integer not null check (active in (0, 1)), -- young people see it
    version integer not null,
    changed_by text references people (id) on delete set null,
    changed_at integer not null,
    constraint internet_access_offers_once_key unique (once)
) strict;
