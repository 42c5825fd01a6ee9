-- Actions whose deadline is no longer the adopted or the first one, or that were postponed: the largest move first.
SELECT key, code, title, initial_deadline, reference_deadline, deadline, deadline_precision, deadline_text, slip_days, reference_days,
    times_postponed, last_reason, last_kind, last_day, past_reference, situation, count(*) OVER () AS found
FROM slipped($revision, $plan, $day)
WHERE (slip_days <> 0 OR reference_days <> 0 OR times_postponed > 0) AND is_tracked
ORDER BY abs(reference_days) DESC NULLS LAST, abs(slip_days) DESC, length(code), code
LIMIT $limit
