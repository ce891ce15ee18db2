-- One more role of the council: the data protection officer.
alter table staff_roles drop constraint staff_roles_stay_in_their_organisation;
alter table staff_roles add constraint staff_roles_stay_in_their_organisation check (
    (organisation = 'council' and role in ('personal_adviser', 'internet_team', 'opportunities_editor', 'participation_worker', 'board_reviewer', 'data_protection', 'administrator'))
    or (organisation = 'provider' and role in ('advocate', 'advocacy_manager', 'administrator'))
);
