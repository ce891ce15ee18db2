-- Young people on their way in: an address was typed in one browser, and a code was sent to it (S-01). The code itself is
-- never kept, only its fingerprint with a key that is not in the database. A row goes after 24 hours.
create table sign_ins (
    id text primary key,
    browser_hash text not null, -- of the cookie that ties it to the browser that asked
    email text not null, -- sealed with a short-lived key
    email_index text not null,
    limit_index text not null, -- of the mailbox, however its address is written, for the limit on letters
    own_phone boolean not null,
    onwards text not null, -- the page to go to afterwards: an address of ours
    lettered boolean not null, -- false where the mailbox had enough letters: then no code will come
    code_mac text, -- once the letter is written
    tries bigint not null,
    asked_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    constraint sign_ins_browser_key unique (browser_hash)
);

create index sign_ins_limit on sign_ins (limit_index, asked_at);

-- Codes that a personal adviser gives in person to somebody without a mailbox: shown once, single use, 24 hours.
create table adviser_codes (
    code_mac text primary key,
    person_id text not null references people (id) on delete cascade,
    issued_by text not null references people (id),
    issued_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create index adviser_codes_person on adviser_codes (person_id);
