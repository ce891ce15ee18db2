-- Files of the leaving-care list that wait for a second person to say yes. A row goes, and with it all that the file said,
-- when it was applied or thrown away; and after seven days in any case.
create table list_imports (
    id text primary key,
    uploaded_by text not null references people (id),
    uploaded_at integer not null,
    staged_at integer -- when the whole file had been read; before that nobody sees it
) strict;

create table list_import_rows (
    import_id text not null references list_imports (id) on delete cascade,
    number integer not null, -- of the line in the file
    outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'differs', 'refused')),
    reference_index text, -- empty where the row could not be read
    said text, -- sealed with a short-lived key: the row, or what is wrong with it; as long as the import. Empty where nothing changes.
    primary key (import_id, number)
) strict;

create index list_import_rows_reference on list_import_rows (import_id, reference_index);
create index list_import_rows_outcome on list_import_rows (import_id, outcome, number);
