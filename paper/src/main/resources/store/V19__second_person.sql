-- What waits for a second person: an act that somebody asked for, in full, and what became of it.

create table desk_request (
    number integer primary key autoincrement,
    story integer not null references desk_copy (story),
    act text not null,
    version integer not null, -- that is to print, or that readers have
    reason text not null, -- for readers
    place text not null,
    had integer not null, -- position of what readers had when it was asked; -1 for nothing
    why text not null, -- why it takes two, a line each
    member text not null,
    time integer not null,
    ends integer not null,
    outcome text not null default '', -- empty while it waits, or after it ended by itself
    closer text not null default '',
    closed integer not null default 0,
    note text not null default '',
    position integer -- of the entry it became
) strict;

create index desk_request_story on desk_request (story, number);

create index desk_request_waiting on desk_request (ends) where outcome = '';

-- Who besides answers for an act that takes two.

create table desk_second (
    act integer primary key references desk_act (id),
    member text not null -- empty: nobody, for one person makes the paper
) strict;

-- A row while one person makes the paper.

create table desk_alone (
    member text not null, -- who said so
    since integer not null
) strict;

-- How much somebody did within the last minute.

create index desk_act_member on desk_act (member, time);
