-- What was given out about a quarter, as it was shown: it never changes again, so that no two versions can be held together.
create table advocacy_figures (
    quarter text primary key, -- "2026-q3"
    figures text not null, -- what is shown, already rounded; nothing finer is kept
    given_out_at integer not null,
    given_out_by text references people (id) on delete set null
) strict;
