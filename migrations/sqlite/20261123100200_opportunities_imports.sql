-- Each complete import, and with it the version of what the search shows.
create table opportunity_imports (
    id integer primary key,
    source text not null check (source in ('national', 'local')),
    began_at integer not null,
    finished_at integer not null,
    added integer not null,
    changed integer not null,
    unchanged integer not null,
    closed integer not null,
    skipped integer not null
) strict;

-- Employers who promised to support care leavers (a local copy of the Care Leaver Covenant's list). The key is the name
-- in small letters with only letters and digits.
create table care_leaver_friendly_employers (
    name_key text primary key,
    name text not null
) strict;
