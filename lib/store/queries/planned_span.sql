-- From the first start to the last adopted (else first) deadline of the tracked actions.
SELECT min(coalesce(start, reference_deadline)), max(reference_deadline)
FROM slipped($revision, $plan, $day)
WHERE is_tracked AND NOT is_continuous AND reference_deadline IS NOT NULL
