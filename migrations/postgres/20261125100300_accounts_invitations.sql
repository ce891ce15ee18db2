-- Invitations of staff: single use, 48 hours. The token is only in the letter. A row goes 30 days after it ended.
create table invitations (
    id text primary key,
    token_hash text not null,
    organisation text not null check (organisation in ('council', 'provider')),
    roles text not null, -- codes with spaces between
    email text not null, -- sealed with a short-lived key
    email_index text not null,
    name text not null, -- sealed with a short-lived key
    person_id text references people (id) on delete cascade, -- of somebody here already who starts again with new proofs
    invited_by text, -- empty where the command line invited
    invited_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    withdrawn_at bigint,
    constraint invitations_token_key unique (token_hash)
);

create index invitations_email on invitations (email_index);
