-- What young people say to the Children in Care Council under their name. What they say without it is in a store of its own.
create table feedback_themes (
    code text primary key,
    name text not null, -- in words of young people, as the Children in Care Council chose them
    place bigint not null, -- its place on the list
    retired_at bigint, -- not offered any more; what was said stays counted
    changed_by text references people (id) on delete set null,
    changed_at bigint not null
);
insert into feedback_themes (code, name, place, changed_at) values
    ('heard', 'Being listened to', 1, 0),
    ('people', 'The people who look after me', 2, 0),
    ('adviser', 'My personal adviser or social worker', 3, 0),
    ('home', 'Where I live', 4, 0),
    ('money', 'Money', 5, 0),
    ('work', 'School, college and work', 6, 0),
    ('health', 'My health and feelings', 7, 0),
    ('family', 'Family and friends', 8, 0),
    ('online', 'Getting online', 9, 0),
    ('leaving', 'Leaving care', 10, 0),
    ('else', 'Something else', 11, 0);

create table feedback_pieces (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    once text not null, -- the page that said it: sent twice, it is said once
    piece text not null, -- sealed with their data key: all that was said and done about it, for 24 months or until it is dealt with
    version bigint not null, -- one more at every change
    said_at bigint not null,
    changed_at bigint not null,
    due_at bigint, -- by when it is answered; empty once it is
    answered_at bigint, -- when first
    urgent_at bigint, -- since when it needs somebody now
    finished_at bigint,
    constraint feedback_pieces_once_key unique (person_id, once)
);
create index feedback_pieces_by_person on feedback_pieces (person_id);
create index feedback_pieces_by_day on feedback_pieces (said_at);
create index feedback_pieces_by_waiting on feedback_pieces (due_at) where due_at is not null;
