-- What somebody sent when their session had ended: shown to them, and only them, when they have signed in again. Sealed.
-- A row goes when it has been shown, or after an hour.
create table held_forms (
    id text primary key, -- the fingerprint of the browser's cookie
    person_id text not null references people (id) on delete cascade,
    address text not null, -- sealed
    body text not null, -- sealed
    held_at bigint not null
);

create index held_forms_person on held_forms (person_id);
