-- What the database says of itself and of the ledger: its version, its bytes, the last revision, the programs connected.
SELECT
    current_setting('server_version'),
    pg_database_size(current_database()),
    (SELECT max(number) FROM plan.revision),
    (SELECT recorded_at FROM plan.revision ORDER BY number DESC LIMIT 1),
    (SELECT count(DISTINCT client_addr) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'plan' AND pid <> pg_backend_pid()),
    (SELECT value FROM plan.setting WHERE key = 'time_zone' AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1)
