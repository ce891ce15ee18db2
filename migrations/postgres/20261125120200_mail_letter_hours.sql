-- When somebody's letters may come, where they have chosen hours: minutes of the day in London, from 0 to 1439. Where the
-- end is before the start, the hours run over midnight. As long as the person's row.
create table letter_hours (
    person_id text primary key references people (id) on delete cascade,
    from_minute bigint not null check (from_minute between 0 and 1439),
    to_minute bigint not null check (to_minute between 0 and 1439)
);
