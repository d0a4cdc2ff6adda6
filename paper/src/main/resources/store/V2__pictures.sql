-- The picture library: one row a picture, video, recording or document, whatever becomes of it.

create table media_item (
    ordinal integer primary key, -- in the order they came; lists are by this, newest first
    id integer not null unique, -- 60 bits, as written in addresses
    version integer not null, -- counts changes, from 1
    original blob not null unique, -- SHA-256: the same file is one item
    type text not null, -- found by content, such as JPEG
    name text not null, -- of the file as it came
    bytes integer not null,
    width integer not null, -- upright, in pixels; 0 for sound and documents
    height integer not null,
    millis integer not null, -- length of video and sound; 0 for the rest
    metadata text not null, -- JSON: everything that is said about it
    decorative integer not null,
    transcript text not null, -- of a recording, a paragraph a line
    territory text not null, -- rights, for staff only
    valid_from integer,
    valid_until integer, -- the first millisecond at which it may not be shown
    price_note text not null,
    ask_first integer not null,
    cleared_by text,
    withdrawn text, -- why it is not printed again
    framing text not null, -- JSON: focal point and crops
    look integer, -- perceptual hash
    placeholder text not null, -- #rrggbb
    renditions text not null, -- JSON: what readers would be given
    added integer not null,
    added_by text not null
) strict;

-- A copy that looks the same differs in at most six of the 64 bits of its look; so in one of the
-- four quarters at most one bit differs, and 17 values of each quarter find every such copy.
create index media_look_1 on media_item (look & 65535, look) where look is not null;
create index media_look_2 on media_item (look >> 16 & 65535, look) where look is not null;
create index media_look_3 on media_item (look >> 32 & 65535, look) where look is not null;
create index media_look_4 on media_item (look >> 48 & 65535, look) where look is not null;

create index media_until on media_item (valid_until) where valid_until is not null;

create table media_change (
    id integer primary key,
    media integer not null references media_item (id),
    version integer not null, -- the one that was replaced
    member text not null,
    time integer not null,
    before text not null -- JSON: what the change replaced
) strict;

create index media_change_media on media_change (media, id);

-- Words are indexed apart from their texts: Chinese, Japanese and Korean a character at a time, and
-- beside them marks for what lists are filtered by. rowid is the item's ordinal.
create virtual table media_search using fts5 (
    words,
    marks,
    content = '',
    contentless_delete = 1,
    prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);

create table media_collection (
    id integer primary key,
    name text not null unique,
    made integer not null,
    made_by text not null
) strict;

create table media_in_collection (
    collection integer not null references media_collection (id) on delete cascade,
    ordinal integer not null references media_item (ordinal),
    primary key (collection, ordinal)
) strict, without rowid;

create index media_in_collection_ordinal on media_in_collection (ordinal);

-- Which stories show what: as last saved at the desk, and as readers have them.
create table media_use (
    media integer not null references media_item (id),
    story integer not null,
    draft integer not null,
    live integer not null,
    printed integer, -- when readers first had it; stays when the story drops it
    primary key (media, story)
) strict, without rowid;

create index media_use_story on media_use (story);

create index media_use_printed on media_use (printed) where printed is not null;

-- Files on their way in. How much of one has come, its length on disk says.
create table media_upload (
    id text primary key, -- 128 random bits
    member text not null,
    name text not null,
    bytes integer not null,
    expires integer not null
) strict;

create index media_upload_member on media_upload (member);
