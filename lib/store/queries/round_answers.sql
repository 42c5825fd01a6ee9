-- The organisations asked in a round, or in all, those that have not answered first: when each answered, and what waits to be read.
SELECT key, round, organisation, first_sent_on, sent_on, way, word, is_answered, is_in_time, days_waiting, last_sent_on,
    actions, told, waiting, opened_on, answers_until, asked_for, is_open
FROM round_answers($revision, $plan, $day)
WHERE ($key IS NULL OR round = $key)
ORDER BY is_answered, in_order(organisation), organisation, key
