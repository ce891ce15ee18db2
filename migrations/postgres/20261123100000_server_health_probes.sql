-- One row that readiness checks write, to know that the disk takes writes.
create table health_probes (
    id bigint primary key check (id = 1),
    probed_at bigint not null
);
