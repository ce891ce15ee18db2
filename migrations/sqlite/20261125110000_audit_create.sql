-- Who did what, when: one line a deed, never changed, never taken out. Ids and codes only: no names, no words, no network
-- addresses. Each line's mark is made with a key that is not here, over the line and the mark before it. Kept six years.
create table audit_lines (
    number integer primary key,
    at integer not null, -- ms since 1970 UTC; of a young person's deeds the hour
    who text, -- a person's id; empty for the command line, the service itself, and anyone not signed in
    role text not null,
    deed text not null, -- 'accounts.signed_in'
    about text, -- the id of what it was done to
    subject text, -- the id of the young person whose it is: they see who looked
    reason text, -- a code
    mark text not null
) strict;

create index audit_lines_subject on audit_lines (subject, number);

-- The end of the chain, apart from it, so that a tail cut off is missed.
create table audit_end (
    id integer primary key check (id = 1),
    number integer not null,
    mark text not null
) strict;

insert into audit_end (id, number, mark) values (1, 0, '');

create trigger audit_lines_stay before update on audit_lines begin select raise(abort, 'audit lines are never changed'); end;
create trigger audit_lines_remain before delete on audit_lines begin select raise(abort, 'audit lines are never taken out'); end;
