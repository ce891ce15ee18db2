-- Every import, good or failed; rows of `opportunity_imports` go on giving what the search shows its version. A run that
-- has neither finished nor failed was stopped halfway. Kept for 12 months. No personal data.
create table opportunity_import_runs (
    id bigint generated always as identity primary key,
    source text not null check (source in ('national', 'local')),
    via text not null check (via in ('file', 'api', 'demo', 'unknown')),
    began_at bigint not null,
    ended_at bigint,
    failure text, -- in words; none where it went well
    complete boolean, -- it held as many adverts as it said
    added bigint not null default 0,
    changed bigint not null default 0,
    unchanged bigint not null default 0,
    closed bigint not null default 0,
    skipped bigint not null default 0,
    check (failure is null or ended_at is not null)
);

create index opportunity_import_runs_good on opportunity_import_runs (source, ended_at) where failure is null and ended_at is not null;

-- Adverts that a run left out, the first 200 of each, and why.
create table opportunity_import_skipped (
    run_id bigint not null references opportunity_import_runs (id) on delete cascade,
    position bigint not null, -- in the feed, from 1
    reference text,
    field text not null,
    why text not null,
    primary key (run_id, position)
);

insert into opportunity_import_runs (source, via, began_at, ended_at, complete, added, changed, unchanged, closed, skipped)
select source, 'unknown', began_at, finished_at, true, added, changed, unchanged, closed, skipped from opportunity_imports
where added + changed + unchanged + closed + skipped > 0;
