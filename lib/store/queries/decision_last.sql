-- The highest decision number given in a year, undone ones included: a number is never given twice.
SELECT coalesce(max(CAST(split_part(number, '-', 3) AS INTEGER)), 0)
FROM plan.decision
WHERE plan = $plan AND number LIKE 'D-' || $year || '-%'
