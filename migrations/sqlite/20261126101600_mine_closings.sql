-- Accounts that will close, and that their owners have been told so. A row goes when they sign in again, or with the account.
create table mine_closings (
    person_id text primary key references people (id) on delete cascade,
    reason text not null check (reason in ('unused', 'birthday')),
    told_at integer not null,
    closes_at integer not null
) strict;

create index mine_closings_closes on mine_closings (closes_at);
