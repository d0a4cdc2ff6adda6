-- Readers who asked for alerts of breaking news: where to send them, and nothing else.

create table alert_subscription (
    number integer primary key autoincrement,
    endpoint text not null unique,
    key blob not null, -- P-256 point, uncompressed
    secret blob not null,
    failures integer not null default 0 -- in a row
) strict;

create table alert (
    number integer primary key,
    story integer not null,
    text text not null,
    sender text not null,
    time integer not null, -- millisecond
    ends integer not null, -- the newest subscription there was
    done integer not null default 0, -- the newest subscription it was sent to
    stopped integer not null default 0, -- 1 when the story was withdrawn meanwhile
    people integer not null,
    delivered integer not null default 0,
    gone integer not null default 0,
    failed integer not null default 0
) strict;

create index alert_story on alert (story);

create index alert_time on alert (time);
