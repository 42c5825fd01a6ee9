-- The organisations that lead open actions: how many, how many of them past their deadline, and when each last answered a round.
SELECT s.lead AS organisation, count(*) AS actions, count(*) FILTER (s.is_past_due) AS past_due, any_value(a.sent_on) AS last_sent_on,
    coalesce(any_value(s.lead IN (SELECT host FROM plan_at($revision, $plan))), FALSE) AS is_host
FROM asked_actions($revision, $plan, $day) AS s
LEFT JOIN (
    SELECT organisation, max(sent_on) AS sent_on FROM round_answers($revision, $plan, $day) GROUP BY organisation
) AS a ON a.organisation = s.lead
GROUP BY s.lead
ORDER BY in_order(s.lead), s.lead
