-- Times are milliseconds since 1970, UTC. Story ids are the 60 bits of their written form.

create table member (
    name text primary key,
    role text not null,
    since integer not null
) strict;

create table token (
    digest blob primary key, -- SHA-256 of the token; the token itself is nowhere
    name text not null,
    member text not null references member (name),
    since integer not null
) strict;

-- The ledger: one row a log (a restored backup starts another), one row an entry.

create table ledger_log (
    log integer primary key,
    origin text not null unique,
    verifier text not null, -- public key in signed-note form
    base integer not null -- position of its first entry
) strict;

create table ledger_entry (
    position integer primary key,
    entry blob not null, -- as signed
    seal blob not null -- HMAC: entered by us, not only written here
) strict;

create table ledger_content (
    position integer primary key references ledger_entry (position),
    fields blob not null -- names, values and salts of what the entry commits to
) strict;

-- What follows from the entries, kept to find them by.

create table ledger_story (
    story integer primary key,
    ordinal integer not null unique,
    position integer not null,
    version integer not null,
    live integer not null,
    section text not null,
    first_published integer not null,
    -- Where it stands on fronts, newest first: when readers first had it, but never before a story
    -- that was entered earlier, whatever the clock said; imported copy, when it first ran.
    rank integer not null
) strict;

create index ledger_story_section on ledger_story (section, rank desc, ordinal desc) where live = 1;

create index ledger_story_newest on ledger_story (rank desc, ordinal desc) where live = 1;

create table ledger_subject (
    type text not null,
    name text not null,
    id text not null unique,
    position integer not null,
    version integer not null,
    primary key (type, name)
) strict;

-- The desk: one row a story, one row a saved version, one row an act.

create table desk_copy (
    story integer primary key,
    stage text not null,
    version integer not null,
    passed integer, -- the version that may print
    live integer, -- the version readers have
    live_position integer,
    live_since integer,
    changed integer not null
) strict;

create index desk_copy_changed on desk_copy (changed desc, story desc);

create table desk_revision (
    story integer not null references desk_copy (story),
    version integer not null,
    writer text not null,
    saved integer not null,
    copy blob not null, -- the story form, deflated
    primary key (story, version)
) strict; -- with a rowid: texts are appended, only the small index is in order of ids

create table desk_act (
    id integer primary key,
    story integer not null references desk_copy (story),
    version integer not null,
    act text not null,
    member text not null,
    time integer not null,
    note text not null,
    position integer -- of the ledger entry it made
) strict;

create index desk_act_story on desk_act (story, id);

create table desk_import (
    fingerprint blob primary key, -- SHA-256 of what was imported
    story integer not null references desk_copy (story)
) strict, without rowid;
