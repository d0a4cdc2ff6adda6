-- Which pictures, videos, recordings and documents the newest entry of each live story shows, and
-- their public files. It follows from the entries, and is kept to find them by.

create table ledger_shown (
    story integer not null,
    media integer not null,
    until integer, -- the millisecond from which readers must not see it any more
    primary key (story, media)
) strict, without rowid;

create index ledger_shown_media on ledger_shown (media);

create index ledger_shown_until on ledger_shown (until) where until is not null;

create table ledger_file (
    digest blob not null, -- SHA-256
    story integer not null,
    media integer not null,
    primary key (digest, story, media)
) strict, without rowid;

create index ledger_file_story on ledger_file (story);
