-- Which kinds of letter an address wants no more of: only the address's fingerprint. Kept as long as we write letters,
-- since it is a promise.
create table stopped_letters (
    address_index text not null,
    kind text not null,
    stopped_at integer not null,
    primary key (address_index, kind)
) strict;
