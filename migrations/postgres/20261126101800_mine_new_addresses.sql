-- A young person's new email address on its way to being proved by a code. The code itself is never kept. A row goes after
-- 24 hours.
create table mine_new_addresses (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    email text not null, -- sealed
    code_mac text, -- once the letter is written
    tries bigint not null,
    asked_at bigint not null,
    expires_at bigint not null
);

create index mine_new_addresses_person on mine_new_addresses (person_id, asked_at);
