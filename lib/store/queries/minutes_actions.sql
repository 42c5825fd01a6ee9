-- Every action for the tables of joint minutes, in the order of the plan.
SELECT key, code, title, lead, organisation, owner, responsible, deadline, deadline_text, deadline_precision, deliverable, indicator,
    progress, completed_on, situation, is_open, is_past_due, days_late
FROM situations($revision, $plan, $day)
ORDER BY axis_position, length(code), code, title
