-- What moved between two states, counted by axis and by party of the lead; their mean progress then and now.
SELECT
    axis, any_value(axis_code) AS axis_code, any_value(axis_title) AS axis_title, min(axis_position) AS axis_position, party,
    count(*) FILTER (has_moved) AS moved,
    count(*) FILTER (newly_done) AS done,
    count(*) FILTER (newly_late) AS late,
    count(*) FILTER (postponed) AS postponed,
    count(*) FILTER (newly_cancelled) AS cancelled,
    count(*) FILTER (is_new) AS new,
    count(*) FILTER (progress_gain > 0) AS gained,
    count(*) FILTER (moved_otherwise) AS other,
    coalesce(sum(progress_before) FILTER (situation_before <> 'cancelled'), 0) AS progress_before_sum,
    count(progress_before) FILTER (situation_before <> 'cancelled') AS progress_before_n,
    coalesce(sum(progress) FILTER (situation <> 'cancelled'), 0) AS progress_sum,
    count(progress) FILTER (situation <> 'cancelled') AS progress_n
FROM movements($before, $day_before, $revision, $day, $plan)
GROUP BY axis, party
ORDER BY axis_position, party NULLS LAST
