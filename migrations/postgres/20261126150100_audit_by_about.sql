-- All that was done with one thing is read whenever whoever's it is asks who looked.
create index audit_lines_about on audit_lines (about, number) where about is not null;
