-- What a young person says about themselves and about how to reach them safely. As long as the person's row.
create table mine_about (
    person_id text primary key references people (id) on delete cascade,
    pronouns text, -- sealed
    phone text, -- sealed; a number of their own choice, which may be another than the council's list has
    may_text boolean, -- empty where they have not said
    may_leave_message boolean,
    phone_is_shared boolean,
    changed_at bigint not null
);
