-- What a young person says about themselves and about how to reach them safely. As long as the person's row.
create table mine_about (
    person_id text primary key references people (id) on delete cascade,
    pronouns text, -- sealed
    phone text, -- sealed; a number of their own choice, which may be another than the council's list has
    may_text integer check (may_text in (0, 1)), -- empty where they have not said
    may_leave_message integer check (may_leave_message in (0, 1)),
    phone_is_shared integer check (phone_is_shared in (0, 1)),
    changed_at integer not null
) strict;
