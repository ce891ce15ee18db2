-- What young people say without saying who they are. A store of its own: it knows nobody, refers to nothing elsewhere, and holds no
-- time finer than a month. A row's name is drawn anew every night, its words are sealed and padded to one of three sizes, and all rows
-- are written again in random order, so that neither their order nor a copy of yesterday tells when one came (bar 2.3, N-1 to N-9).

-- What came since the last delivery: sealed by a key that lives one day, outside the database. For 7 days at most.
create table anonymous_pool (
    id text primary key,
    bucket text not null, -- the month: "2026-11"
    body_ct text not null, -- sealed and padded: what was said, until it is delivered
    size_class bigint not null check (size_class in (1, 4, 16)) -- in kB
);

-- What was delivered: the same, sealed by a key of the file of keys, for 24 months, or until it has been dealt with.
create table anonymous_kept (
    id text primary key,
    bucket text not null,
    body_ct text not null,
    size_class bigint not null check (size_class in (1, 4, 16))
);

-- The night: what rows are named after. Whoever writes holds it, so that nothing comes between two nights.
create table anonymous_night (
    "only" bigint primary key check ("only" = 1),
    epoch text not null, -- random: tonight's
    waited bigint not null -- for how many nights something has waited to be delivered
);
insert into anonymous_night ("only", epoch, waited) values (1, '', 0);
