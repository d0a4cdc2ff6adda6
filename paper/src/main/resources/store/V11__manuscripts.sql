-- Stories under writing. A manuscript is what stands in the editor; a journal row is one batch of
-- changes as one browser sent it. From desk_revision's versions, only the newest is whole from now
-- on: the others are what differs from the next newer (first byte 1), but for every 512th.

create table desk_manuscript (
    story integer primary key references desk_copy (story),
    base integer not null, -- changes before those that the journal still has
    base_text blob not null, -- the manuscript then, deflated
    step integer not null, -- changes that `text` has
    text blob not null, -- deflated
    revision integer not null -- the version that was made of `text`
) strict;

create table desk_journal (
    story integer not null references desk_manuscript (story),
    step integer not null, -- changes before these
    count integer not null,
    client text not null, -- the browser window that sent them
    sequence integer not null, -- counted by it
    member text not null,
    time integer not null,
    steps blob not null, -- JSON, ASCII
    primary key (story, step)
) strict;

create unique index desk_journal_client on desk_journal (story, client, sequence);

-- Who wrote in a version besides the one who stands at it.
create table desk_hand (
    story integer not null references desk_copy (story),
    version integer not null,
    member text not null,
    primary key (story, version, member)
) strict, without rowid;

-- Whose copy a story is: who began it.
alter table desk_copy add column writer text not null default '';

update desk_copy set writer = coalesce(
    (select writer from desk_revision r where r.story = desk_copy.story and r.version = 1), '');

create index desk_copy_writer on desk_copy (writer, changed desc, story desc);

create index desk_copy_stage on desk_copy (stage, changed desc, story desc);
