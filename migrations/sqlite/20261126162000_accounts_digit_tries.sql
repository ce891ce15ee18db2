-- How often each reference was tried with 16 digits today, whatever room it is of and whether it is anybody's or not. What
-- advocacy_tries held was for a day: yesterday's program may still write there, and nothing reads it any more.
create table digit_tries (
    reference_index text primary key, -- a fingerprint of the reference, made by its room
    tries integer not null,
    since integer not null, -- when the first of them was
    locked_until integer -- nobody opens it before this
) strict;

create index digit_tries_since on digit_tries (since);
