-- Lists of copy. A turn is a change of any story: the one that was changed last has the largest.
-- What a story is found by is indexed under its turn, so that every list comes out in that order,
-- whatever it is filtered by, and none is sorted.

alter table desk_copy add column turn integer not null default 0;

update desk_copy set turn = place
from (select story as id, row_number() over (order by changed, story) as place from desk_copy)
where id = desk_copy.story;

drop index desk_copy_changed;

drop index desk_copy_writer;

drop index desk_copy_stage;

create unique index desk_copy_turn on desk_copy (turn);

create index desk_copy_changed on desk_copy (changed, turn); -- where a day begins

-- Words of the story, and marks for what lists are filtered by. rowid is the turn.
create virtual table desk_search using fts5 (
    words,
    marks,
    content = '',
    contentless_delete = 1,
    prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Stories from before that are not in it yet.
create table desk_unlisted (story integer primary key) strict;

insert into desk_unlisted select story from desk_copy;

-- Lists that somebody saved under a name.
create table desk_saved_list (
    number integer primary key autoincrement,
    member text not null, -- empty when the desk shares it
    name text not null,
    search text not null, -- as in its address
    made integer not null,
    made_by text not null,
    unique (member, name)
) strict;
