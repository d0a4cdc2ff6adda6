-- Versions that say again what an older one said.

create table desk_restoration (
    story integer not null,
    version integer not null,
    restored integer not null, -- the older one
    primary key (story, version)
) strict, without rowid;
