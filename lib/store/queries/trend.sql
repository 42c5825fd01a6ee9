-- How many actions were done and how many deadlines had passed on the last recorded day of each month since a day, and on
-- the day shown: each state as it was recorded then.
WITH revisions AS (
    SELECT number, as_of, kind FROM revisions_of($plan) WHERE number <= $revision
),
recorded AS (
    SELECT max(as_of) AS day
    FROM revisions
    WHERE kind <> 'minutes' AND as_of BETWEEN $first AND $day
    GROUP BY date_trunc('month', as_of)
),
days AS (
    SELECT day, TRUE AS is_recorded FROM recorded
    UNION ALL
    SELECT CAST($day AS DATE), FALSE WHERE $day NOT IN (SELECT day FROM recorded)
),
states AS (
    SELECT days.day, days.is_recorded, max(r.number) AS number
    FROM days
    JOIN revisions AS r ON r.number < coalesce(
        (SELECT min(later.number) FROM revisions AS later WHERE later.as_of > days.day), 2147483647)
    GROUP BY days.day, days.is_recorded
),
courses AS (
    SELECT s.number, o.action, min(o.due_on) AS next_due
    FROM states AS s
    JOIN occurrences_of($revision, $plan) AS o ON o.valid_from <= s.number AND (o.valid_to IS NULL OR o.valid_to > s.number)
    WHERE coalesce(o.state, 'planned') = 'planned'
    GROUP BY s.number, o.action
)
SELECT
    s.day,
    s.is_recorded,
    count(*) FILTER (a.status = 'done') AS done,
    count(*) FILTER (past_its_deadline(a.status, a.deadline_precision, a.deadline, s.day, next_due := c.next_due)) AS past_due
FROM states AS s
LEFT JOIN actions_of($revision, $plan) AS a
    ON a.valid_from <= s.number AND (a.valid_to IS NULL OR a.valid_to > s.number) AND a.archived_on IS NULL
LEFT JOIN courses AS c ON c.number = s.number AND c.action = a.key AND a.recurrence IS NOT NULL
GROUP BY s.day, s.is_recorded
ORDER BY s.day
