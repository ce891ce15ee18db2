-- One more role of the council: the data protection officer. SQLite cannot change a check, so the table is made anew.
create table staff_roles_anew (
    person_id text not null,
    organisation text not null,
    role text not null,
    granted_at integer not null,
    granted_by text, -- empty where the command line granted it
    primary key (person_id, role),
    foreign key (person_id, organisation) references people (id, organisation) on delete cascade,
    constraint staff_roles_stay_in_their_organisation check (
        (organisation = 'council' and role in ('personal_adviser', 'internet_team', 'opportunities_editor', 'participation_worker', 'board_reviewer', 'data_protection', 'administrator'))
        or (organisation = 'provider' and role in ('advocate', 'advocacy_manager', 'administrator'))
    )
) strict;
insert into staff_roles_anew (person_id, organisation, role, granted_at, granted_by)
select person_id, organisation, role, granted_at, granted_by from staff_roles;
drop table staff_roles;
alter table staff_roles_anew rename to staff_roles;
