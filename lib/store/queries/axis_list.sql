-- The axes of the plan, in order.
SELECT key, code, title FROM axes_at($revision, $plan) ORDER BY position, code
