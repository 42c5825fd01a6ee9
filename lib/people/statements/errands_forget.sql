-- What nobody ended in time goes, and the oldest where too many are begun.
DELETE FROM people.errand
WHERE expires_at <= $now
    OR token IN (SELECT token FROM people.errand ORDER BY expires_at DESC, token ASC LIMIT 100000 OFFSET $most)
