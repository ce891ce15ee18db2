-- Two of the team who change a network at the same time: the second is told.
alter table internet_access_networks add column version integer not null default 1;
