-- The axes of the plan, in order.
SELECT key, code, title FROM axes_at($revision, $plan) ORDER BY code_stem(code), code_number(code), position, code
