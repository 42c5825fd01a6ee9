-- How many actions the filters leave, by situation.
SELECT situation, count(*) AS n
FROM situations($revision, $plan, $day)
WHERE ($axis IS NULL OR axis = $axis)
    AND ($organisation IS NULL OR list_contains(string_split(organisation, ' / '), $organisation))
    AND (len($situations) = 0 OR list_contains($situations, situation))
    AND ($priority IS NULL OR priority = $priority)
    AND ($search IS NULL
        OR contains(strip_accents(lower(concat_ws(' ', code, title, owner, organisation))), strip_accents(lower($search))))
GROUP BY situation
