-- What moved between two states, counted by axis now and then and by party of the lead; their progress then and now, by weights.
SELECT
    axis, any_value(axis_code) AS axis_code, any_value(axis_title) AS axis_title, min(axis_position) AS axis_position, axis_before, party,
    count(*) FILTER (has_moved) AS moved,
    count(*) FILTER (newly_done) AS done,
    count(*) FILTER (newly_late) AS late,
    count(*) FILTER (postponed) AS postponed,
    count(*) FILTER (newly_cancelled) AS cancelled,
    count(*) FILTER (is_new) AS new,
    count(*) FILTER (progress_gain > 0) AS gained,
    count(*) FILTER (moved_otherwise) AS other,
    coalesce(sum(counts_for_before * progress_before) FILTER (situation_before <> 'cancelled'), 0) AS progress_before_sum,
    coalesce(sum(counts_for_before) FILTER (situation_before <> 'cancelled' AND progress_before IS NOT NULL), 0) AS progress_before_weight,
    coalesce(sum(counts_for * progress) FILTER (situation <> 'cancelled'), 0) AS progress_sum,
    coalesce(sum(counts_for) FILTER (situation <> 'cancelled' AND progress IS NOT NULL), 0) AS progress_weight,
    any_value(axis_weight_before) AS axis_weight_before,
    any_value(axis_weight) AS axis_weight,
    coalesce(bool_or(is_weighted_before), FALSE) AS is_weighted_before,
    coalesce(bool_or(is_weighted), FALSE) AS is_weighted
FROM movements($before, $day_before, $revision, $day, $plan)
GROUP BY axis, axis_before, party
ORDER BY axis_position, party NULLS LAST, axis_before NULLS LAST
