-- What whoever made a file reached then: who reaches less by now does not take it any more. Null, from before: all.
alter table exports add column reach text;
alter table report_runs add column reach text;
