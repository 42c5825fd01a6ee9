-- The actions that moved in one way, or in any, between two states: in plan order, a page at a time.
SELECT
    key, code, title, axis, axis_code, axis_title, party, situation, situation_before, deadline, deadline_before,
    completed_on, owner, owner_before, organisation, organisation_before, progress, progress_before, progress_gain,
    is_new, is_gone, newly_done, reopened, newly_cancelled, newly_blocked, unblocked, newly_late, missed, deadline_moved,
    postponed, owner_changed, moved_otherwise
FROM movements($before, $day_before, $revision, $day, $plan)
WHERE CASE $kind
    WHEN 'done' THEN newly_done
    WHEN 'late' THEN newly_late
    WHEN 'postponed' THEN postponed
    WHEN 'cancelled' THEN newly_cancelled
    WHEN 'new' THEN is_new
    WHEN 'gained' THEN coalesce(progress_gain > 0, FALSE)
    WHEN 'other' THEN moved_otherwise
    ELSE has_moved
END AND ($axis IS NULL OR axis = $axis) AND ($party IS NULL OR party = $party)
ORDER BY axis_position, length(code), code, title
LIMIT $limit OFFSET $offset
