-- The one definition of open, of the days left and of past its deadline, for a state of today as for any recorded one. An
-- action that comes back is judged by its first occurrence that is not done (`next_due`), any other by its deadline.
CREATE OR REPLACE MACRO open_as(status) AS coalesce(status NOT IN ('done', 'cancelled'), TRUE);

CREATE OR REPLACE MACRO days_until(deadline_precision, deadline, day, next_due := NULL) AS
    CASE WHEN next_due IS NOT NULL THEN next_due - day WHEN deadline_precision IS DISTINCT FROM 'continuous' THEN deadline - day END;

CREATE OR REPLACE MACRO past_by(is_open, days_left) AS is_open AND coalesce(days_left < 0, FALSE);

CREATE OR REPLACE MACRO past_its_deadline(status, deadline_precision, deadline, day, next_due := NULL) AS
    past_by(open_as(status), days_until(deadline_precision, deadline, day, next_due := next_due));
