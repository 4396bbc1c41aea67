-- The first step of expand and contract: what the release to come needs is added, and nothing that this one uses is touched.
alter table calls add column next_release text;
