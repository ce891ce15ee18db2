-- The letters of a demonstration, which go nowhere. Sealed. A row goes after seven days.
create table demo_letters (
    id text primary key,
    letter text not null, -- sealed
    written_at integer not null
) strict;

create index demo_letters_written on demo_letters (written_at);
