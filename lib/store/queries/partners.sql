-- Every partner on a day: last exchange, expected cadence, commitments led, letters pending.
SELECT * FROM partner_activity($revision, $plan, $day)
ORDER BY list_position(['signatory', 'lead', 'associate'], tier), label
