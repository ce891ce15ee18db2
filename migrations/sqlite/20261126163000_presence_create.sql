-- Who has something before them right now, so that two colleagues see each other. A row says nothing after a minute. It takes the
-- place of advocacy_presence, which goes in a later release.
create table presence (
    thing text not null, -- "advocacy_case:…": each room names its own
    staff_id text not null references people (id) on delete cascade,
    at integer not null,
    writing integer not null check (writing in (0, 1)),
    primary key (thing, staff_id)
) strict;
