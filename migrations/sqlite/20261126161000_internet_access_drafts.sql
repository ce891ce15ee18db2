-- What a young person has typed and not sent yet, so that a bad signal or the end of a session loses nothing.
create table internet_access_drafts (
    person_id text primary key references people (id) on delete cascade,
    body text not null, -- sealed with their data key; all their answers, until they are sent, and 7 days after the last change at most
    changed_at integer not null
) strict;

create index internet_access_drafts_changed on internet_access_drafts (changed_at);
