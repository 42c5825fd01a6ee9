-- Who recorded something in a plan, up to a revision, the last one first.
SELECT author
FROM revisions_of($plan)
WHERE number <= $revision
GROUP BY author
ORDER BY max(number) DESC
