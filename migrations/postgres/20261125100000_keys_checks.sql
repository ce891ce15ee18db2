-- A mark of each key that sealed something here: tells a wrong file of keys before anything is read. Not the key itself.
create table key_checks (
    purpose text not null,
    id text not null,
    mark text not null,
    primary key (purpose, id)
);
