-- The steps of one paper in order, recorded or not, with the revision that holds the file of each.
SELECT step, position, party, key, done_on, done_by, note, file_name, sha256, revision, state, waiting_since, days_waiting
FROM minutes_life($revision, $plan, $day)
WHERE minutes = $key
ORDER BY position
