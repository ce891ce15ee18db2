-- Each complete import, and with it the version of what the search shows.
create table opportunity_imports (
    id bigint generated always as identity primary key,
    source text not null check (source in ('national', 'local')),
    began_at bigint not null,
    finished_at bigint not null,
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    closed bigint not null,
    skipped bigint not null
);

-- Employers who promised to support care leavers (a local copy of the Care Leaver Covenant's list). The key is the name
-- in small letters with only letters and digits.
create table care_leaver_friendly_employers (
    name_key text primary key,
    name text not null
);
