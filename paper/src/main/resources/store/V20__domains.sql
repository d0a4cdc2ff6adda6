-- Where published stories lead, or show something from.

create table desk_domain (
    domain text primary key,
    story integer not null -- that led there first, as far as is known
) strict, without rowid;

-- Entries of before this table are looked through from the newest to the oldest: those below this
-- position are still to come.

create table desk_domain_left (
    position integer not null
) strict;

insert into desk_domain_left (position)
select coalesce(max(position) + 1, 0) from ledger_entry;
