-- When a member of staff last signed in: an administrator sees which accounts nobody uses any more. As long as the row.
-- Young people have none: nobody needs to know it of them.
alter table people add column staff_signed_in_at bigint check (kind = 'staff' or staff_signed_in_at is null);
