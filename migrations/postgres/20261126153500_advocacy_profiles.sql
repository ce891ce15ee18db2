-- What advocates say of themselves to young people, before they first speak.
create table advocacy_profiles (
    staff_id text primary key references people (id) on delete cascade,
    about text not null, -- sealed with their own key; as long as they like
    languages text not null, -- sealed with their own key; as long as they like
    changed_at bigint not null
);
