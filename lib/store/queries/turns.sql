-- Open actions with the organisation whose move is next, of one organisation or all, the longest wait first, a page at a time.
SELECT key, code, title, lead, owner, responsible, situation, deadline, deadline_text, deadline_precision,
    turn_of, basis, turn_since, turn_days, count(*) OVER () AS found
FROM turns($revision, $plan, $day)
WHERE ($organisation IS NULL OR turn_of = $organisation) AND ($key IS NULL OR key = $key)
ORDER BY turn_since NULLS LAST, axis_position, length(code), code
LIMIT $limit OFFSET $offset
