-- Values that disagree, rule by rule, each with what a repair needs: the value before, the day since when.
WITH s AS (
    SELECT key, code, title, status, is_open, is_tracked, start, deadline, progress, completed_on, checked_on, axis_position, deliverable,
        evidence, regexp_replace(code, '[.][^.]*$', '') AS parent
    FROM situations($revision, $plan, $day)
),
fallen AS (
    SELECT a.key, max(b.progress) AS progress_before, max(v.as_of) AS since
    FROM actions_of($revision, $plan) AS a
    JOIN actions_of($revision, $plan) AS b ON b.key = a.key AND b.valid_to = a.valid_from AND b.progress > a.progress
        AND NOT coalesce(b.status = 'done' AND a.status <> 'done', FALSE)
    JOIN revisions_of($plan) AS v ON v.number = a.valid_from AND v.kind <> 'undo'
    GROUP BY a.key
),
steps AS (
    SELECT step.parent AS code, NULL AS key, round(avg(step.progress)) AS progress, bool_or(step.is_open) AS are_open
    FROM s AS step WHERE step.is_tracked AND step.parent <> step.code GROUP BY step.parent
    UNION ALL
    SELECT NULL, action, NULL, TRUE FROM decisions_at($revision, $plan) WHERE status = 'to_do' AND action IS NOT NULL GROUP BY action
    UNION ALL
    SELECT NULL, action, NULL, TRUE FROM courses($revision, $plan, $day) WHERE next_due IS NOT NULL
),
full_since AS (
    SELECT a.key, coalesce(max(v.as_of) FILTER (a.progress IS NULL OR a.progress < 100), min(w.as_of)) AS since
    FROM actions_of($revision, $plan) AS a
    JOIN revisions_of($plan) AS w ON w.number = a.valid_from
    LEFT JOIN revisions_of($plan) AS v ON v.number = a.valid_to AND v.number <= $revision
    WHERE a.key IN (SELECT key FROM s WHERE is_open AND progress >= 100)
    GROUP BY a.key
),
needed AS (
    SELECT t.action, n.is_open, n.deadline, n.is_past_due, coalesce(n.code, n.title) AS name
    FROM ties($revision, $plan) AS t
    JOIN situations($revision, $plan, $day) AS n ON n.key = t.needs AND n.is_tracked
),
found AS (
    SELECT s.*, 'done_below_100' AS rule, NULL AS before, NULL AS since, NULL AS needs FROM s WHERE is_tracked AND status = 'done' AND progress < 100
    UNION ALL
    SELECT s.*, 'full_not_done', NULL, f.since, NULL FROM s JOIN full_since AS f ON f.key = s.key WHERE is_open AND progress >= 100
    UNION ALL
    SELECT s.*, 'end_before_start', NULL, NULL, NULL FROM s WHERE is_tracked AND deadline < start
    UNION ALL
    SELECT s.*, 'done_in_future', NULL, NULL, NULL FROM s WHERE is_tracked AND completed_on > $day
    UNION ALL
    SELECT s.*, 'done_before_start', NULL, NULL, NULL FROM s WHERE is_tracked AND completed_on < start
    UNION ALL
    SELECT s.*, 'progress_backwards', f.progress_before, f.since, NULL
    FROM s JOIN fallen AS f ON f.key = s.key
    WHERE is_tracked AND s.progress < f.progress_before AND coalesce(s.checked_on < f.since, TRUE)
    UNION ALL
    SELECT s.*, 'done_with_open_steps', max(t.progress), NULL, NULL
    FROM s JOIN steps AS t ON t.code = s.code OR t.key = s.key
    WHERE s.status = 'done' AND t.are_open
    GROUP BY ALL
    UNION ALL
    SELECT s.*, 'needs_later', NULL, max(n.deadline), string_agg(n.name, ', ' ORDER BY length(n.name), n.name)
    FROM s JOIN needed AS n ON n.action = s.key
    WHERE s.is_open AND n.is_open AND s.deadline < n.deadline
    GROUP BY ALL
    UNION ALL
    SELECT s.*, 'needs_late', NULL, min(n.deadline), string_agg(n.name, ', ' ORDER BY length(n.name), n.name)
    FROM s JOIN needed AS n ON n.action = s.key
    WHERE s.is_open AND n.is_past_due
    GROUP BY ALL
    UNION ALL
    SELECT s.*, 'no_deliverable', NULL, NULL, NULL FROM s
    WHERE is_tracked AND progress >= 100 AND deliverable IS NULL AND evidence IS NULL
)
SELECT key, code, title, rule, progress, before, since, start, deadline, completed_on, needs, count(*) OVER (PARTITION BY rule) AS total
FROM found
QUALIFY row_number() OVER (PARTITION BY rule ORDER BY axis_position, length(code), code) <= $limit
ORDER BY rule, axis_position, length(code), code
