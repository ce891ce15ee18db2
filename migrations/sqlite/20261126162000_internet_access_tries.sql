-- How often each reference was tried with 16 digits today, whether it is anybody's or not.
create table internet_access_tries (
    reference_index text primary key, -- a fingerprint of the reference
    tries integer not null,
    since integer not null, -- when the first of them was
    locked_until integer -- nobody opens it before this
) strict;

create index internet_access_tries_since on internet_access_tries (since);
