-- What suppliers say, in files that one of the team brings and another applies.
create table internet_access_files (
    id text primary key,
    supplier text not null,
    fingerprint text not null, -- of what the file holds: the same file twice changes nothing
    brought_by text references people (id) on delete set null,
    brought_at integer not null,
    staged_at integer, -- when all of it had been read
    applied_by text references people (id) on delete set null,
    applied_at integer
) strict;

create index internet_access_files_brought on internet_access_files (brought_at);

-- One line of such a file. It goes with the file, 30 days after that was brought, or with its request.
create table internet_access_file_rows (
    file_id text not null references internet_access_files (id) on delete cascade,
    number integer not null, -- as a spreadsheet counts: the header is row 1
    request_id text references internet_access_requests (id) on delete cascade,
    status text, -- what the supplier says, as a code
    outcome text not null, -- what becomes of it
    said text not null, -- sealed; the reference, the status and the note as they were written
    primary key (file_id, number)
) strict;

create index internet_access_file_rows_request on internet_access_file_rows (request_id) where request_id is not null;

-- Steps of many requests, worked out and about to be taken. They are gone before their transaction ends.
create table internet_access_steps (
    batch text not null,
    request_id text not null references internet_access_requests (id) on delete cascade,
    status text not null,
    number integer not null, -- of the entry that says so
    entry_id text not null,
    once text not null,
    words text, -- sealed
    reserved text not null check (reserved in ('used', 'released', 'as_it_was')),
    works_until integer,
    closed_at integer,
    due_at integer,
    sent integer not null check (sent in (0, 1)),
    working integer not null check (working in (0, 1)),
    primary key (batch, request_id)
) strict;

create index internet_access_steps_request on internet_access_steps (request_id);
