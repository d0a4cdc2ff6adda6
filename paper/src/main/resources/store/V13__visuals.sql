-- What a live story has to look at: 1 a gallery, 2 a film, 3 both. It follows from the entries;
-- stories from before have none until their next version.

alter table ledger_story add column visuals integer not null default 0;

create index ledger_story_galleries on ledger_story (language, rank desc, ordinal desc)
    where live = 1 and visuals & 1;

create index ledger_story_films on ledger_story (language, rank desc, ordinal desc)
    where live = 1 and visuals & 2;
