-- The days of milestones with the revision that last wrote each, of one owner or all, the nearest first.
SELECT m.key, m.action, m.action_code, m.title, x.code AS axis_code, x.title AS axis_title,
    a.organisation, coalesce(m.owner, a.owner) AS owner, nullif(split_part(a.organisation, ' / ', 1), '') AS lead, m.deadline,
    CASE
        WHEN m.status IN ('done', 'cancelled') THEN m.status
        WHEN m.status IN ('blocked', 'suspended') THEN 'blocked'
        WHEN m.is_late THEN 'overdue'
        WHEN m.status = 'in_progress' THEN 'on_time'
        ELSE 'upcoming'
    END AS situation,
    m.valid_from AS revision, r.recorded_at
FROM milestones_on($revision, $plan, $day) AS m
JOIN actions_at($revision, $plan) AS a ON a.key = m.action
LEFT JOIN axes_at($revision, $plan) AS x ON x.key = a.axis
JOIN plan.revision AS r ON r.number = m.valid_from
WHERE m.deadline IS NOT NULL AND ($owner IS NULL OR coalesce(m.owner, a.owner) = $owner)
ORDER BY m.deadline, length(m.action_code), m.action_code, m.key
