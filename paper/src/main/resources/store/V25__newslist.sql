-- The newslist: what is planned for a day, who is on it, and the story that came of it.

create table desk_assignment (
    number integer primary key autoincrement,
    version integer not null, -- counts changes, from 1
    day text not null, -- such as 2026-11-27, by the newsroom's clock
    due text not null, -- the time of that day by which it is wanted, such as 16:30; may be empty
    slug text not null, -- what it is about, in a few words
    section text not null,
    pictures text not null, -- what is expected of pictures
    notes text not null,
    dropped integer not null, -- 1 when it was decided not to do it
    story integer references desk_copy (story),
    made integer not null,
    made_by text not null
) strict;

create index desk_assignment_day on desk_assignment (day, due, number);

create index desk_assignment_story on desk_assignment (story) where story is not null;

create table desk_assigned (
    assignment integer not null references desk_assignment (number),
    place integer not null, -- in the order in which they are named
    member text not null,
    primary key (assignment, place)
) strict, without rowid;

create index desk_assigned_member on desk_assigned (member, assignment);
