-- Who has something before them right now, so that two colleagues see each other. A row says nothing after a minute. It takes the
-- place of advocacy_presence, which goes in a later release.
create table presence (
    thing text not null, -- "advocacy_case:…": each room names its own
    staff_id text not null references people (id) on delete cascade,
    at bigint not null,
    writing boolean not null,
    primary key (thing, staff_id)
);
