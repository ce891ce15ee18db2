-- Where each postcode lies, in degrees (WGS 84), from Ordnance Survey's Code-Point Open. Written without a space: E143AB.
create table postcodes (
    postcode text primary key,
    lat double precision not null check (lat between 49 and 61),
    lon double precision not null check (lon between -9 and 2.5)
);
