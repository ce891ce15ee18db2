-- Of which next step, by its day, the advocate was told that the day has passed.
alter table advocacy_cases add column step_told_of bigint;
create index advocacy_cases_steps on advocacy_cases (next_step_by) where next_step_by is not null and closed_at is null;
