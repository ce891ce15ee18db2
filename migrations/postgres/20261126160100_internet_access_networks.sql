-- The networks that phones in the UK are on, in the order of their size. None takes part until the team has agreed it with them.
insert into internet_access_networks (id, name, takes_part, place, changed_at) values
    ('ee', 'EE', false, 1, 0),
    ('o2', 'O2', false, 2, 0),
    ('vodafone', 'Vodafone', false, 3, 0),
    ('three', 'Three', false, 4, 0),
    ('giffgaff', 'giffgaff', false, 5, 0),
    ('tesco', 'Tesco Mobile', false, 6, 0),
    ('sky', 'Sky Mobile', false, 7, 0),
    ('lebara', 'Lebara', false, 8, 0),
    ('lyca', 'Lyca Mobile', false, 9, 0),
    ('voxi', 'VOXI', false, 10, 0),
    ('smarty', 'SMARTY', false, 11, 0),
    ('id', 'iD Mobile', false, 12, 0),
    ('bt', 'BT Mobile', false, 13, 0),
    ('virgin', 'Virgin Mobile', false, 14, 0),
    ('talkmobile', 'Talkmobile', false, 15, 0),
    ('asda', 'Asda Mobile', false, 16, 0);
