-- Comments on stories under writing. One on words has the range that they stood at after `step`
-- changes; one on a field beside the words has its name.

create table desk_comment (
    id integer primary key,
    story integer not null references desk_copy (story),
    change integer not null, -- counts what is done to the story's comments
    field text not null, -- empty when it is on words
    step integer not null,
    low integer not null,
    high integer not null, -- equal to `low` when the words are gone
    quote text not null, -- the words as they were
    member text not null,
    time integer not null,
    text text not null,
    suggestion text, -- words to take the place of the quote; null when it only says something
    outcome text not null default '', -- empty while it is open
    closer text not null default '',
    closed integer not null default 0
) strict;

create index desk_comment_story on desk_comment (story, change);

create table desk_reply (
    comment integer not null references desk_comment (id),
    number integer not null,
    member text not null,
    time integer not null,
    text text not null,
    primary key (comment, number)
) strict, without rowid;
