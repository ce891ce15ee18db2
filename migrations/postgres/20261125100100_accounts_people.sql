-- Everybody who can sign in. Names and addresses are sealed with the person's own data key; the index finds an address
-- without showing it. A person's row goes when their account is deleted.
create table people (
    id text primary key,
    kind text not null check (kind in ('young_person', 'staff')),
    organisation text check (organisation in ('council', 'provider')), -- of staff; young people have none
    data_key text not null, -- wrapped by a key of the file
    email text, -- sealed; as long as the row. Empty for a young person with no mailbox.
    email_index text,
    name text not null, -- sealed; as long as the row. What we call them.
    adviser_id text references people (id), -- of a young person: their personal adviser
    matched_at bigint, -- when a personal adviser confirmed who this young person is
    matched_by text references people (id),
    doubted_at bigint, -- the account was made the way programs make them; somebody should look
    joined_at bigint not null,
    disabled_at bigint,
    constraint people_email_key unique (email_index),
    constraint people_organisation_key unique (id, organisation),
    constraint people_organisation_is_of_staff check ((kind = 'staff') = (organisation is not null))
);

create index people_adviser on people (adviser_id);

-- What a member of staff may do. The keys and checks see to it that nobody has roles in both organisations.
create table staff_roles (
    person_id text not null,
    organisation text not null,
    role text not null,
    granted_at bigint not null,
    granted_by text, -- empty where the command line granted it
    primary key (person_id, role),
    foreign key (person_id, organisation) references people (id, organisation) on delete cascade,
    constraint staff_roles_stay_in_their_organisation check (
        (organisation = 'council' and role in ('personal_adviser', 'internet_team', 'opportunities_editor', 'participation_worker', 'board_reviewer', 'administrator'))
        or (organisation = 'provider' and role in ('advocate', 'advocacy_manager', 'administrator'))
    )
);

-- Who is signed in, where. The token itself is only in the browser. A row goes 24 hours after its session ended.
create table sessions (
    token_hash text primary key,
    id text not null,
    person_id text not null references people (id) on delete cascade,
    opened_by text not null check (opened_by in ('email_code', 'adviser_code', 'password_code', 'password_recovery', 'passkey')),
    own_phone boolean not null,
    device text not null, -- "Chrome on Android"; nothing finer
    began_at bigint not null,
    seen_at bigint not null,
    idle_ms bigint not null, -- ends this long after it was last seen
    ends_at bigint not null, -- and then at the latest
    stepped_up_at bigint, -- when a member of staff last proved again who they are
    constraint sessions_id_key unique (id)
);

create index sessions_person on sessions (person_id);
create index sessions_ends on sessions (ends_at);
