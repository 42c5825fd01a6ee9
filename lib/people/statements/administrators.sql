-- How many others than this account can administer.
SELECT count(*) AS n FROM people.account WHERE role = $role AND disabled_at IS NULL AND id <> $id
