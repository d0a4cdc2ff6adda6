-- When a passed version is to print, and before when nothing of a story may. In milliseconds; the
-- row is the truth, and the transaction that prints the story clears it.

alter table desk_copy add column due integer;

alter table desk_copy add column due_by text not null default ''; -- whose word it is

alter table desk_copy add column missed text not null default ''; -- why it did not print then

alter table desk_copy add column embargo integer;

create index desk_copy_due on desk_copy (due) where due is not null;

create index desk_act_alarm on desk_act (time) where act in ('late', 'miss');
