-- The day on which a young person last signed in, by its first moment in UTC: an account that nobody uses goes after a
-- year. No page shows it. As long as the row.
alter table people add column last_here integer;

update people set last_here = (
    select max(at) - max(at) % 86400000 from audit_lines
    where subject = people.id and who = people.id and deed in ('accounts.signed_in', 'accounts.adviser_code_used')
) where kind = 'young_person';
