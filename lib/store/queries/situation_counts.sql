-- How many actions the filters leave, by situation.
SELECT situation, count(*) AS n
FROM situations($revision, $plan, $day)
WHERE ($axis IS NULL OR coalesce(axis, '-') = $axis)
    AND ($organisation IS NULL OR list_contains(string_split(organisation, ' / '), $organisation))
    AND (len($situations) = 0 OR list_contains($situations, situation)
        OR (is_tracked AND list_contains($situations, 'tracked'))
        OR (is_past_due AND list_contains($situations, 'past_due'))
        OR (is_engaged AND list_contains($situations, 'engaged'))
        OR (first_due AND list_contains($situations, 'first_due'))
        OR (is_tracked AND lead = $organisation AND list_contains($situations, 'led'))
        OR (late_start AND list_contains($situations, 'late_start')))
    AND ($priority IS NULL OR priority = $priority)
    AND ($search IS NULL
        OR contains(strip_accents(lower(concat_ws(' ', code, title, owner, organisation))), strip_accents(lower($search))))
GROUP BY situation
