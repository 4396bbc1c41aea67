-- PostgreSQL lets everybody execute every new function. Here nobody may until it is granted: functions of the schema
-- "door" run with their owner's rights.
alter default privileges revoke execute on routines from public;
