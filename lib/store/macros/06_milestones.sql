-- The milestones of the actions standing at revision r, with what each is on a day: open, late once its day has passed
-- while it is open. Those of an action that left the plan wait with it.
CREATE OR REPLACE MACRO milestones_on(r, p, day) AS TABLE
SELECT m.*, a.code AS action_code, a.title AS action_title, a.status AS action_status,
    open_as(m.status) AS is_open,
    days_until(NULL, m.deadline, day) AS days_left,
    past_its_deadline(m.status, NULL, m.deadline, day) AS is_late
FROM milestones_at(r, p) AS m
JOIN actions_at(r, p) AS a ON a.key = m.action;
