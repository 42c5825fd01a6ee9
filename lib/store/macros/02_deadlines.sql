-- The one definition of open, of the days left and of past its deadline, for a state of today as for any recorded one.
CREATE OR REPLACE MACRO open_as(status) AS coalesce(status NOT IN ('done', 'cancelled'), TRUE);

CREATE OR REPLACE MACRO days_until(deadline_precision, deadline, day) AS
    CASE WHEN deadline_precision IS DISTINCT FROM 'continuous' THEN date_diff('day', day, deadline) END;

CREATE OR REPLACE MACRO past_its_deadline(status, deadline_precision, deadline, day) AS
    open_as(status) AND coalesce(days_until(deadline_precision, deadline, day) < 0, FALSE);
