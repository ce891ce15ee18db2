-- The council's list of young people who leave its care. Each row is sealed with a data key of its own. What the list says of
-- somebody goes 30 days after they left the list. Nothing about advocacy is ever here.
create table leaving_care_entries (
    id text primary key,
    data_key text not null, -- wrapped by a key of the file
    reference text, -- sealed; the council's own number; as long as the row. Empty where an adviser did not give one.
    reference_index text,
    name text not null, -- sealed; as long as the row
    birth_date text, -- sealed; as long as the row
    email text, -- sealed; as long as the row. Empty for somebody with no mailbox.
    email_index text, -- the same fingerprint as people.email_index
    phone text, -- sealed; as long as the row
    adviser_id text not null references people (id),
    person_id text references people (id) on delete set null, -- the account that their adviser says is theirs
    invited_at bigint,
    added_at bigint not null,
    removed_at bigint, -- left the list
    constraint leaving_care_entries_reference_key unique (reference_index),
    constraint leaving_care_entries_person_key unique (person_id)
);

create index leaving_care_entries_adviser on leaving_care_entries (adviser_id);
create index leaving_care_entries_email on leaving_care_entries (email_index);
create index people_waiting on people (joined_at) where kind = 'young_person' and matched_at is null;
