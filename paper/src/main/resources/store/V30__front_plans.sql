-- Orders of fronts that print by themselves. The row is the truth; the transaction that prints the
-- order deletes it.

create table desk_front_plan (
    number integer primary key autoincrement,
    front text not null,
    at integer not null, -- in milliseconds
    stories text not null, -- their numbers from the top, with a space between two
    member text not null, -- whose word it is
    missed text not null default '', -- why it did not print
    unique (front, at)
) strict;

create index desk_front_plan_due on desk_front_plan (at) where missed = '';
