-- The rows of `minutes` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, reference, title, held_on, place, party_a, party_b, language_clause, shown_day, shown_revision, content, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.minutes
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
