-- Which night has passed, so that each passes once however many processes serve; and whether participation workers must still be told
-- that something was delivered.
alter table anonymous_night add column passed_on text not null default ''; -- the day on which it ended: "2026-11-27"
alter table anonymous_night add column to_tell integer not null default 0 check (to_tell in (0, 1));
