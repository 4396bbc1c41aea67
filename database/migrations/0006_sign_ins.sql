-- When a member last signed in: admins see who no longer comes.

alter table members add column last_sign_in_at timestamptz;
