-- What members of staff are told, and where they are told it besides.

create table notice (
    number integer primary key autoincrement,
    member text not null references member (name),
    time integer not null,
    kind text not null,
    actor text not null, -- who did what it tells of
    sentence text not null,
    note text not null, -- what was said with it; never mailed
    title text not null, -- of what it is about
    path text not null, -- where that is in the newsroom
    held integer not null, -- 1 when an embargo keeps the title out of mails
    seen integer not null default 0, -- 1 when the member has read it
    mail text not null default '' -- waits, sent or lost; empty when it is not for the mail
) strict;

create index notice_member on notice (member, number);

create index notice_unread on notice (member) where seen = 0;

create index notice_waiting on notice (member, number) where mail = 'waits';

create table mailbox (
    member text primary key references member (name),
    address text not null default '', -- confirmed; empty while none is
    kinds text not null, -- of notices that go there, with spaces between
    wanted text not null default '', -- an address that is not confirmed yet
    digest blob, -- SHA-256 of what stands in the link mailed to it; null until it is mailed
    asked integer not null default 0 -- when the link was asked for
) strict;
