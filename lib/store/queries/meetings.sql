-- The meetings, the latest first, with when each was opened (convened: written last) and how many decisions it took.
SELECT m.key, m.title, m.held_on, m.place, m.state, m.planned_minutes, m.shown_revision, m.attendance, m.discussed, m.closing,
    m.starts_at, m.chair, m.secretary, m.began_at, m.ended_at, m.distribution, m.agenda, m.undebated,
    coalesce(o.opened_at, w.recorded_at) AS opened_at, coalesce(o.last_revision, m.valid_from) AS last_revision, coalesce(d.decisions, 0) AS decisions
FROM meetings_at($revision, $plan) AS m
LEFT JOIN (
    SELECT meeting, min(recorded_at) AS opened_at, max(number) AS last_revision, min(number) AS opening
    FROM plan.revision WHERE plan = $plan AND number <= $revision AND meeting IS NOT NULL GROUP BY meeting
) AS o ON o.meeting = m.key
LEFT JOIN revisions_of($plan) AS w ON w.number = m.valid_from
LEFT JOIN (SELECT meeting, count(*) AS decisions FROM decisions_at($revision, $plan) GROUP BY meeting) AS d ON d.meeting = m.key
ORDER BY m.held_on DESC, coalesce(o.opening, m.valid_from) DESC
