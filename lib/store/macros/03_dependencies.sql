-- What depends on what, among the actions that are there and can be seen.
CREATE OR REPLACE MACRO ties(r, p) AS TABLE
SELECT d.key, d.action, d.needs, d.why
FROM dependencies_at(r, p) AS d
JOIN actions_at(r, p) AS a ON a.key = d.action
JOIN actions_at(r, p) AS n ON n.key = d.needs;

-- How many of the actions that each action needs are past their deadline on a day.
CREATE OR REPLACE MACRO late_needs(r, p, day) AS TABLE
SELECT d.action, count(*) AS late
FROM dependencies_at(r, p) AS d
JOIN actions_at(r, p) AS a ON a.key = d.needs
LEFT JOIN courses(r, p, day) AS c ON c.action = a.key AND a.recurrence IS NOT NULL
WHERE past_its_deadline(a.status, a.deadline_precision, a.deadline, day, next_due := c.next_due)
GROUP BY d.action;

-- Whether what an action says first of itself is that it needs one which is late: no situation follows from that, nobody is
-- late for another, and what tells why its own situation stays.
CREATE OR REPLACE MACRO held_up(late, is_open, reason_code) AS
    coalesce(late > 0, FALSE) AND is_open AND coalesce(reason_code NOT IN ('late', 'occurrence_late', 'blocked', 'suspended', 'late_start', 'gap'), TRUE);

-- The same as `situations`, with that reason.
CREATE OR REPLACE MACRO explained(r, p, day) AS TABLE
SELECT s.* REPLACE (
    CASE WHEN held_up(w.late, s.is_open, s.reason_code) THEN 'held_up' ELSE s.reason_code END AS reason_code,
    CASE WHEN held_up(w.late, s.is_open, s.reason_code) THEN w.late ELSE s.reason_value END AS reason_value)
FROM situations(r, p, day) AS s
LEFT JOIN late_needs(r, p, day) AS w ON w.action = s.key;
