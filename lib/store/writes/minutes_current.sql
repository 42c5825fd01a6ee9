-- The standing rows of `minutes` among the keys about to change (registered as `touched`).
SELECT key, reference, title, held_on, place, party_a, party_b, language_clause, shown_day, shown_revision, content
FROM plan.minutes
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
