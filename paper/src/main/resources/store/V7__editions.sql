-- Which edition a live story belongs to, and which other story it tells in another language. It
-- follows from the entries; those from before have neither.

alter table ledger_story add column language text not null default '';

alter table ledger_story add column original integer;

drop index ledger_story_section;

create index ledger_story_section
    on ledger_story (language, section, rank desc, ordinal desc) where live = 1;

create index ledger_story_language on ledger_story (language, rank desc, ordinal desc) where live = 1;

create index ledger_story_original on ledger_story (original) where original is not null;
