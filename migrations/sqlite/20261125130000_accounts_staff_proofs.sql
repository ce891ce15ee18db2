-- How members of staff prove who they are: a password with a code from an app, or a passkey; recovery codes for when the
-- phone is lost. Never a letter alone. All of it goes with the person.
create table staff_passwords (
    person_id text primary key references people (id) on delete cascade,
    hash text not null, -- Argon2id, with its own salt and cost
    set_at integer not null
) strict;

create table staff_apps (
    person_id text primary key references people (id) on delete cascade,
    secret text not null, -- sealed; as long as the app is one of their proofs
    set_at integer not null,
    last_step integer not null, -- the latest half minute whose code was taken: each code is good once
    wrong integer not null, -- wrong codes since the last right one
    wait_until integer not null -- no code is looked at before; never for ever
) strict;

create table staff_recovery_codes (
    code_mac text primary key,
    person_id text not null references people (id) on delete cascade,
    made_at integer not null,
    used_at integer
) strict;

create index staff_recovery_codes_person on staff_recovery_codes (person_id);

create table staff_passkeys (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    credential_index text not null,
    name text not null, -- sealed; what they call it. As long as the row.
    credential text not null, -- sealed
    added_at integer not null,
    used_at integer,
    constraint staff_passkeys_credential_key unique (credential_index)
) strict;

create index staff_passkeys_person on staff_passkeys (person_id);

-- The kinds of browser somebody signs in with, so that a new one is told to them. A row goes 90 days after it was last used.
create table staff_devices (
    person_id text not null references people (id) on delete cascade,
    device text not null, -- "Chrome on Android"; nothing finer
    seen_at integer not null,
    primary key (person_id, device)
) strict;

create index staff_devices_seen on staff_devices (seen_at);
