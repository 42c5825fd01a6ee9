-- How far each action that comes back is on a day: its occurrences that count, those due before the day, those done, and
-- the day of the first that is not. One without an object, or of which nothing was told, does not count.
CREATE OR REPLACE MACRO courses(r, p, day) AS TABLE
SELECT
    action,
    count(*) AS occurrences,
    count(*) FILTER (coalesce(state, 'planned') IN ('planned', 'done')) AS counted,
    count(*) FILTER (coalesce(state, 'planned') IN ('planned', 'done') AND due_on < day) AS fallen_due,
    count(*) FILTER (state = 'done') AS done,
    count(*) FILTER (state = 'untold') AS untold,
    min(due_on) FILTER (coalesce(state, 'planned') = 'planned') AS next_due
FROM occurrences_at(r, p)
GROUP BY action;
