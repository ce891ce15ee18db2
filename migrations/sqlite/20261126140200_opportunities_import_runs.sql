-- Every import, good or failed; rows of `opportunity_imports` go on giving what the search shows its version. A run that
-- has neither finished nor failed was stopped halfway. Kept for 12 months. No personal data.
create table opportunity_import_runs (
    id integer primary key,
    source text not null check (source in ('national', 'local')),
    via text not null check (via in ('file', 'api', 'demo', 'unknown')),
    began_at integer not null,
    ended_at integer,
    failure text, -- in words; none where it went well
    complete integer check (complete in (0, 1)), -- it held as many adverts as it said
    added integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    closed integer not null default 0,
    skipped integer not null default 0,
    check (failure is null or ended_at is not null)
) strict;

create index opportunity_import_runs_good on opportunity_import_runs (source, ended_at) where failure is null and ended_at is not null;

-- Adverts that a run left out, the first 200 of each, and why.
create table opportunity_import_skipped (
    run_id integer not null references opportunity_import_runs (id) on delete cascade,
    position integer not null, -- in the feed, from 1
    reference text,
    field text not null,
    why text not null,
    primary key (run_id, position)
) strict;

insert into opportunity_import_runs (source, via, began_at, ended_at, complete, added, changed, unchanged, closed, skipped)
select source, 'unknown', began_at, finished_at, 1, added, changed, unchanged, closed, skipped from opportunity_imports
where added + changed + unchanged + closed + skipped > 0;
