-- One row that readiness checks write, to know that the disk takes writes.
create table health_probes (
    id integer primary key check (id = 1),
    probed_at integer not null
) strict;
