-- Which stories the newest entry of each live story names as related: found by the one named, whose
-- change shows on their pages. It follows from the entries.

create table ledger_related (
    related integer not null,
    story integer not null,
    primary key (related, story)
) strict, without rowid;

create index ledger_related_story on ledger_related (story);

-- Live stories by the moment they were first published, for their years.

create index ledger_story_first on ledger_story (first_published) where live = 1;
