-- House style: words that staff are asked to look at again, and the stories where a rule was left
-- aside.

create table desk_style (
    id integer primary key,
    words text not null,
    instead text not null, -- empty when there is no one answer
    why text not null,
    language text not null, -- empty for copy in any
    exact integer not null, -- 1 when capitals matter
    unique (words, language, exact)
) strict;

create table desk_style_left (
    story integer not null references desk_copy (story),
    rule integer not null references desk_style (id),
    member text not null,
    time integer not null,
    primary key (story, rule)
) strict, without rowid;

create index desk_style_left_rule on desk_style_left (rule);
