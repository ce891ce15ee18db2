-- What the Corporate Parenting Board reads, a quarter at a time. Nothing finer than what is shown is kept anywhere.

-- A pack that is not published yet. The row goes 90 days after its end.
create table board_drafts (
    id text primary key,
    once text not null, -- the page that made it: sent twice, it makes one
    quarter text not null, -- "2026-q3"
    version integer not null, -- which version of the quarter's pack it is to be
    why text, -- why there is another version
    pack text not null, -- JSON: exactly what would be shown
    seen integer not null, -- one more at every change, so that two workers cannot cross unseen
    made_by text references people (id) on delete set null,
    made_at integer not null,
    counted_at integer not null,
    put_forward_by text references people (id) on delete set null,
    put_forward_at integer,
    ended_at integer, -- published, or thrown away
    constraint board_drafts_once_key unique (once)
) strict;

create unique index board_drafts_one_a_quarter on board_drafts (quarter) where ended_at is null;

-- A pack as it was published. It never changes again; a correction is another version.
create table board_packs (
    quarter text not null,
    version integer not null,
    pack text not null, -- JSON: exactly what is shown
    hash text not null, -- SHA-256 over it
    why text, -- of a correction
    drafted_by text not null, -- the worker who put it forward
    published_by text not null, -- another
    published_at integer not null,
    primary key (quarter, version),
    constraint board_packs_take_two check (drafted_by <> published_by)
) strict;

create trigger board_packs_stay before update on board_packs begin select raise(abort, 'published packs are never changed'); end;
create trigger board_packs_remain before delete on board_packs begin select raise(abort, 'published packs are never taken out'); end;

-- The official figures of a quarter, and the national ones beside them, as staff typed them in.
create table board_statutory (
    quarter text primary key,
    measures text not null, -- JSON
    version integer not null, -- one more at every change
    changed_by text references people (id) on delete set null,
    changed_at integer not null
) strict;

-- What reviewers say and ask about a pack, and what was answered. Kept for six years.
create table board_comments (
    id text primary key,
    once text not null, -- the page that sent it: sent twice, it is said once
    quarter text not null,
    version integer not null,
    kind text not null check (kind in ('comment', 'question')),
    words text not null, -- of a reviewer, about what is published
    said_by text references people (id) on delete set null,
    said_at integer not null,
    answer text,
    promise_id text, -- what was promised of it
    answered_by text references people (id) on delete set null,
    answered_at integer,
    constraint board_comments_once_key unique (once),
    foreign key (quarter, version) references board_packs (quarter, version)
) strict;

create index board_comments_by_pack on board_comments (quarter, said_at);
create index board_comments_waiting on board_comments (said_at) where kind = 'question' and answered_at is null;
