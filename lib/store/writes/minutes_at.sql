-- The rows of `minutes` standing at revision $revision.
SELECT key, reference, title, held_on, place, party_a, party_b, language_clause, shown_day, shown_revision, content
FROM plan.minutes
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
