-- Who has a case before them right now, so that two of them see each other. A row says nothing after a minute.
create table advocacy_presence (
    case_id text not null references advocacy_cases (id) on delete cascade,
    staff_id text not null references people (id) on delete cascade,
    at bigint not null,
    writing boolean not null,
    primary key (case_id, staff_id)
);
