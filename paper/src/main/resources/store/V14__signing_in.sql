-- Who works where, how they sign in, where they are signed in, and what was done.

alter table member add column sections text not null default ''; -- slugs with spaces between; none is all

alter table member add column left integer; -- when they left the paper

alter table member add column handle blob; -- what passkeys know them by: 64 random bytes

create unique index member_handle on member (handle);

create table link (
    number integer primary key autoincrement,
    digest blob not null unique, -- SHA-256 of what stands in the link
    kind text not null,
    member text not null, -- whom it lets in; empty when they say so themselves
    role text not null,
    sections text not null,
    maker text not null,
    made integer not null,
    ends integer not null,
    used integer
) strict;

create table session (
    number integer primary key autoincrement,
    digest blob not null unique, -- SHA-256 of what stands in the cookie
    member text not null references member (name),
    way text not null,
    began integer not null,
    seen integer not null,
    address text not null,
    browser text not null
) strict;

create index session_member on session (member);

create table passkey (
    number integer primary key autoincrement,
    id blob not null unique,
    member text not null references member (name),
    name text not null,
    public_key blob not null,
    signatures integer not null,
    verified integer not null,
    transports text not null,
    backup_eligible integer not null,
    backed_up integer not null,
    attestation blob not null,
    client_data blob not null,
    made integer not null,
    used integer not null
) strict;

create index passkey_member on passkey (member);

create table password (
    member text primary key references member (name),
    hash text not null, -- Argon2id
    secret blob not null, -- of their authenticator
    step integer not null, -- the last one a code was taken of: none is taken twice
    since integer not null
) strict;

create table recovery_code (
    digest blob primary key, -- SHA-256; 80 random bits need no more
    member text not null references member (name)
) strict;

create index recovery_code_member on recovery_code (member);

-- Every act, and nothing is ever changed in it.

create table audit (
    number integer primary key autoincrement,
    time integer not null,
    member text not null,
    act text not null,
    subject text not null,
    note text not null,
    address text not null
) strict;

create index audit_member on audit (member, number);

create index audit_subject on audit (subject, number);

create trigger audit_stays before update on audit
begin
    select raise(abort, 'the audit log is append-only');
end;

create trigger audit_is_kept before delete on audit
begin
    select raise(abort, 'the audit log is append-only');
end;
