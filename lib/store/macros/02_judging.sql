-- What is expected of an action on a day, in hundredths; missing without both of its days. Of one that comes back it is the
-- share of its occurrences that fell due.
CREATE OR REPLACE MACRO expected_on(deadline_precision, start, deadline, day, occurrences, fallen_due) AS
CASE
    WHEN occurrences > 0 THEN 100.0 * fallen_due / occurrences
    WHEN deadline_precision = 'continuous' OR start IS NULL OR deadline IS NULL THEN NULL
    WHEN deadline <= start THEN CASE WHEN day >= deadline THEN 100.0 ELSE 0.0 END
    ELSE 100.0 * greatest(0.0, least(1.0, (day - start) / (deadline - start)))
END;

CREATE OR REPLACE MACRO starts_late(status, days_since_start, late_start_days) AS
    coalesce(days_since_start > late_start_days AND status = 'not_started', FALSE);

-- Situation, first match wins: cancelled, done, blocked (or suspended), overdue (deadline < day),
-- upcoming (start > day and nothing done), to watch, on time where something says so, else to complete: what nobody can
-- judge is never on time. The one definition, for the actions of a plan as for those of all.
CREATE OR REPLACE MACRO situation_of(
    status, is_past_due, is_ahead, progress, gap, days_left, late_start, is_compared, is_continuous, is_recurring,
    watch_gap, watch_days, watch_progress
) AS
CASE
    WHEN status = 'cancelled' THEN 'cancelled'
    WHEN status = 'done' THEN 'done'
    WHEN status IN ('blocked', 'suspended') THEN 'blocked'
    WHEN is_past_due THEN 'overdue'
    WHEN is_ahead AND coalesce(progress, 0) = 0 THEN 'upcoming'
    WHEN gap < watch_gap THEN 'watch'
    WHEN NOT is_recurring AND days_left <= watch_days AND coalesce(progress, 0) < watch_progress THEN 'watch'
    WHEN late_start THEN 'watch'
    WHEN is_compared THEN 'on_time'
    WHEN days_left <= watch_days AND progress IS NOT NULL THEN 'on_time'
    WHEN is_continuous AND (progress IS NOT NULL OR status IS NOT NULL) THEN 'on_time'
    ELSE 'to_complete'
END;
