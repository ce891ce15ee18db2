-- A manager of the advocacy provider may read one case for an hour, for a reason that its young person sees.
create table advocacy_readings (
    id text primary key,
    case_id text not null references advocacy_cases (id) on delete cascade,
    staff_id text not null references people (id) on delete cascade,
    reason text not null check (reason in ('concern', 'cover', 'safety', 'quality')),
    at bigint not null,
    until_at bigint not null -- forgotten a day after; the case itself keeps who read it and why
);

create index advocacy_readings_case on advocacy_readings (case_id, staff_id, until_at);
create index advocacy_readings_until on advocacy_readings (until_at);
