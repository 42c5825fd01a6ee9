-- The first actions whose code or title holds some words; the one that has them as its code before the others.
SELECT key, code, title
FROM actions_at($revision, $plan)
WHERE contains(strip_accents(lower(concat_ws(' ', code, title))), strip_accents(lower($search)))
ORDER BY lower(code) = lower($search) DESC NULLS LAST, length(code), code, title
LIMIT $limit
