-- Whoever says nothing for two weeks about what was sent to them is asked once.
alter table internet_access_requests add column reminded_at bigint; -- when they were asked to say whether it came and works
