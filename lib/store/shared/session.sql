-- How every connection reads and writes values, whatever the server and the role are set to; and that what is kept is on the
-- disk before anybody is told so.
SET TIME ZONE 'UTC';
SET datestyle = 'ISO, YMD';
SET extra_float_digits = 1;
SET bytea_output = 'hex';
SET idle_in_transaction_session_timeout = '20s';
SET lock_timeout = '20s';
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
