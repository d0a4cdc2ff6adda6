-- What copy must have before it is passed, by section.

create table desk_checklist (
    section text primary key, -- its slug; empty: of every section
    fields text not null, -- words with spaces between
    questions text not null -- a line each
) strict, without rowid;

-- The questions that were ticked with a pass, as they were asked then.

create table desk_tick (
    act integer not null references desk_act (id),
    question text not null,
    primary key (act, question)
) strict, without rowid;

-- Stories that wait for a legal reading.

create table desk_flag (
    story integer primary key references desk_copy (story),
    member text not null,
    time integer not null,
    note text not null
) strict;
