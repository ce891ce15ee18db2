-- The list of those who wait, in the order in which they are looked at: not safe first, then the oldest promise.
alter table advocacy_cases add column urgent integer not null default 0 check (urgent in (0, 1)); -- they said that they are not safe, and nobody has spoken to them since

create index advocacy_cases_open on advocacy_cases (advocate_id, urgent desc, coalesce(due_at, 9007199254740991), asked_at, id)
    where closed_at is null;
create index advocacy_cases_all_open on advocacy_cases (urgent desc, coalesce(due_at, 9007199254740991), asked_at, id)
    where closed_at is null;
create index advocacy_cases_changed on advocacy_cases (changed_at);
