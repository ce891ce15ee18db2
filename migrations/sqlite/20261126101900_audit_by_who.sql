-- Somebody's copy of their data tells what they did themselves, too.
create index audit_lines_who on audit_lines (who, number);
