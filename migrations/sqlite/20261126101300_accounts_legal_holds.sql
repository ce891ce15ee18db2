-- Whose data must be kept for now, whatever any rule says: a court, an inquiry or an open complaint needs it. The row has no
-- "on delete cascade", so the database itself refuses to let the person go. It goes when the hold ends.
create table legal_holds (
    person_id text primary key references people (id),
    held_by text not null, -- the id of the data protection officer
    held_at integer not null
) strict;
