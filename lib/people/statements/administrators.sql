-- Of those who can administer: how many others than this account, how many of them can come in by themselves (a link that
-- nobody used yet is no way in), and whether this one can.
SELECT coalesce(sum(CASE WHEN k.id <> $id THEN 1 ELSE 0 END), 0) AS n,
    coalesce(sum(CASE WHEN k.id <> $id THEN k.comes_in ELSE 0 END), 0) AS come_in,
    coalesce(sum(CASE WHEN k.id = $id THEN k.comes_in ELSE 0 END), 0) AS comes_in
FROM (
    SELECT a.id, CASE WHEN a.password IS NOT NULL OR a.id IN (SELECT account FROM people.identity)
        OR a.id IN (SELECT account FROM people.passkey) THEN 1 ELSE 0 END AS comes_in
    FROM people.account AS a
    WHERE a.role = $role AND a.disabled_at IS NULL
) AS k
