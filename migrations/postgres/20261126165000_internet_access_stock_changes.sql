-- What the team did with the things there are to give. It names staff and nobody else, and stays as long as the item.
create table internet_access_stock_changes (
    id text primary key,
    item_id text not null references internet_access_items (id),
    once text not null, -- the page that sent it: sent twice, it is there once
    at bigint not null,
    who text references people (id) on delete set null,
    deed text not null check (deed in ('added', 'changed', 'arrived', 'counted', 'out_of_use', 'in_use')),
    difference bigint not null, -- by how many the shelf grew or shrank
    in_stock bigint not null, -- on the shelf from then on
    why text not null, -- the reason, or what was changed; empty where there is nothing to say
    constraint internet_access_stock_changes_once_key unique (item_id, once)
);

create index internet_access_stock_changes_at on internet_access_stock_changes (item_id, at);

-- What a request was given is looked up by the request.
create index internet_access_uses_request on internet_access_uses (request_id);
