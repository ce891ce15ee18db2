-- The end of the chain only moves on.
create function audit_end_grows() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.number >= old.number and new.id = old.id then
        return new;
    end if;
    raise exception 'the end of the audit only moves on';
end
$$;

create trigger audit_end_grows before update or delete on audit_end for each row execute function audit_end_grows();
create trigger audit_end_remains before truncate on audit_end for each statement execute function audit_end_grows();
