-- What a member of staff has begun and not finished in one browser: accepting an invitation, the second step of signing in,
-- adding a passkey. Tied to the browser by a cookie. A row goes when it is finished, or after 15 minutes.
create table staff_half_done (
    id text primary key, -- the fingerprint of the browser's cookie
    kind text not null,
    person_id text references people (id) on delete cascade,
    invitation_id text references invitations (id) on delete cascade,
    state text not null, -- sealed with a short-lived key
    expires_at bigint not null
);

create index staff_half_done_person on staff_half_done (person_id);
create index staff_half_done_invitation on staff_half_done (invitation_id);
create index staff_half_done_expires on staff_half_done (expires_at);
