-- Who of the council's staff is away, and who covers: meanwhile the inbox shows what they have to whoever covers.
create table inbox_absences (
    id text primary key,
    staff_id text not null references people (id) on delete cascade,
    cover_id text not null references people (id) on delete cascade,
    from_at integer not null,
    until_at integer not null,
    constraint inbox_absences_in_order check (from_at < until_at),
    constraint inbox_absences_covered_by_another check (staff_id <> cover_id)
) strict;

create index inbox_absences_cover on inbox_absences (cover_id, until_at);
create index inbox_absences_staff on inbox_absences (staff_id, until_at);
