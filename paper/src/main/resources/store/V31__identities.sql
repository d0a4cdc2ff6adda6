-- What identity providers know members by.

create table identity (
    number integer primary key autoincrement,
    issuer text not null,
    subject text not null,
    member text not null references member (name),
    made integer not null,
    used integer not null,
    unique (issuer, subject)
) strict;

create index identity_member on identity (member);
