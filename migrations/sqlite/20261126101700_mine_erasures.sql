-- Whose accounts are gone: ids that mean nothing any more. A database put back from a backup loses them again before it
-- serves anybody. A row goes after a year; no backup is kept that long.
create table mine_erasures (
    person_id text primary key,
    erased_at integer not null
) strict;

create index mine_erasures_erased on mine_erasures (erased_at);
