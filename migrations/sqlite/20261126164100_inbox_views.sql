-- What a member of staff looks at often, under a name of their own, as tabs of the inbox. As long as they like.
create table inbox_views (
    id text primary key,
    staff_id text not null references people (id) on delete cascade,
    name text not null, -- sealed with their own key; as long as the row
    query text not null, -- "show=late&whose=mine"
    added_at integer not null,
    constraint inbox_views_query_key unique (staff_id, query)
) strict;
