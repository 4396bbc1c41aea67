-- Who began a use of an Idempotency-Key: a beginning whose answer was lost with a silo is told again, not taken for another's.
alter table idempotency add column attempt uuid;
