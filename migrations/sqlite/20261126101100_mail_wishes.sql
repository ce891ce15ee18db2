-- How somebody wants their letters, where they have said so. As long as the person's row.
create table letter_wishes (
    person_id text primary key references people (id) on delete cascade,
    language text, -- the code of a language: "en"
    none_since integer -- since when no letter may come but one they ask for at that moment, such as a code
) strict;
