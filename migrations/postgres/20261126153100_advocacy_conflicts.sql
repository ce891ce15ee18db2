-- Advocates who said that they must not have a case: they know those whom it is about. They are never given it.
create table advocacy_conflicts (
    case_id text not null references advocacy_cases (id) on delete cascade,
    staff_id text not null references people (id) on delete cascade,
    at bigint not null,
    primary key (case_id, staff_id)
);
