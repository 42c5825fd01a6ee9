-- Every recorded version of the text of one paper, the oldest first, with who recorded it when. Drafts are the team's: a
-- partner is shown no past row.
SELECT m.valid_from AS revision, r.author, r.recorded_at, m.content
FROM minutes_of($revision, $plan) AS m
JOIN revisions_of($plan) AS r ON r.number = m.valid_from
WHERE m.key = $key
ORDER BY m.valid_from
