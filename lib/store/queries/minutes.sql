-- The joint minutes, the latest first, with where each is in its life on a day.
SELECT key, reference, title, held_on, place, party_a, party_b, language_clause, shown_day, shown_revision, content,
    signed_on, signed_at, prepared, president, shown_reason,
    is_signed, is_fixed, last_step, last_on, waiting, waiting_since, days_waiting
FROM minutes_list($revision, $plan, $day)
ORDER BY held_on DESC NULLS LAST, reference DESC
