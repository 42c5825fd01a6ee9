-- Commitments on a day, filtered, by text of origin, a page at a time.
SELECT *, count(*) OVER () AS found
FROM commitments($revision, $plan, $day)
WHERE ($state IS NULL OR state = $state)
    AND ($origin IS NULL OR origin = $origin)
    AND ($organisation IS NULL OR list_contains(string_split(organisation, ' / '), $organisation))
    AND ($key IS NULL OR key = $key)
    AND ($search IS NULL
        OR contains(strip_accents(lower(concat_ws(' ', code, reference, text, organisation))), strip_accents(lower($search))))
ORDER BY list_position(['convention', 'statement', 'minutes', 'forum', 'other'], origin), length(code), code, key
LIMIT $limit OFFSET $offset
