-- What young people told us once, to see what they can apply for. One row a person; nobody but they can read it.
create table opportunity_answers (
    person_id text primary key references people (id) on delete cascade,
    answers text not null, -- sealed with the person's own key: age on a day, care status, schooling, what they look for and where; as long as the account, or until they remove it
    kept_at bigint not null
);
