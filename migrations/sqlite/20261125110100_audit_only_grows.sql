-- "insert or replace" would take the old line out without asking the triggers that keep it.
create trigger audit_lines_once before insert on audit_lines
when exists (select 1 from audit_lines where number = new.number)
begin select raise(abort, 'audit lines are never changed'); end;

-- The end of the chain only moves on.
create trigger audit_end_grows before update on audit_end when new.number < old.number or new.id <> old.id
begin select raise(abort, 'the end of the audit only moves on'); end;
create trigger audit_end_remains before delete on audit_end begin select raise(abort, 'the end of the audit stays'); end;
create trigger audit_end_once before insert on audit_end begin select raise(abort, 'the audit has one end'); end;
