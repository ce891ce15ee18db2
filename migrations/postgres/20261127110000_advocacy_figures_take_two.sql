-- What one manager of the provider says is right, of a quarter that is over, until another gives it out or they take it back.
create table advocacy_figures_proposed (
    quarter text primary key, -- "2026-q3"
    figures text not null, -- what would be shown, already rounded, as it was counted then
    proposed_at bigint not null,
    proposed_by text references people (id) on delete set null
);

-- Who said that they are right, and when. None: they were given out before it took two.
alter table advocacy_figures add column proposed_at bigint;
alter table advocacy_figures add column proposed_by text references people (id) on delete set null
    constraint advocacy_figures_take_two check (proposed_by <> given_out_by);
