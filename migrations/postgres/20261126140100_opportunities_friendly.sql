-- Who added an employer to the list of friendly ones, or took one off, and why. Kept as long as the list, for whoever asks
-- why an advert said so.
create table care_leaver_friendly_changes (
    id bigint generated always as identity primary key,
    at bigint not null,
    person_id text references people (id) on delete set null, -- an editor, as long as they have an account; none: the command line
    deed text not null check (deed in ('added', 'removed', 'imported')),
    name text not null, -- of the employer; how many, where a file was imported
    why text
);

-- What editors said of names that are close to one on the list: the same employer or not. Asked once.
create table care_leaver_friendly_decisions (
    advert_key text not null, -- the name in an advert, small letters and digits only
    name_key text not null, -- the name on the list
    advert_name text not null,
    name text not null,
    same boolean not null,
    at bigint not null,
    person_id text references people (id) on delete set null, -- an editor, as long as they have an account
    primary key (advert_key, name_key)
);
