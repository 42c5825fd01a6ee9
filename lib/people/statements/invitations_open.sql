-- The accounts that were invited and have not come in yet, each with the day until which its link opens.
SELECT account, max(expires_at) AS expires_at FROM people.invitation WHERE used_at IS NULL AND expires_at > $now GROUP BY account
