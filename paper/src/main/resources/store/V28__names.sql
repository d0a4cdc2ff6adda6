-- Topics and authors that are the same under two names: what is written for one of them becomes the
-- other when a story is filed.

create table desk_name (
    kind text not null, -- topic or author
    handle text not null, -- of the name that is not kept
    written text not null, -- that name
    kept text not null,
    member text not null,
    time integer not null,
    primary key (kind, handle)
) strict, without rowid;
