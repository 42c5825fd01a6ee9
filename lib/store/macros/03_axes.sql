-- Each axis on a day: rates over its tracked actions, then its weather, tested from the worst level up. A gap compares
-- progress and expected over the same actions, `gap_n` of them: without one, or on fewer than half of those that could
-- be compared, an axis is not assessed.
CREATE OR REPLACE MACRO axis_rates(r, p, day) AS TABLE
SELECT
    axis AS axis_key,
    any_value(axis_code) AS axis_code,
    any_value(axis_title) AS axis_title,
    min(axis_position) AS position,
    count(*) AS total,
    count(*) FILTER (is_tracked) AS tracked,
    count(*) FILTER (situation = 'done') AS done,
    mean_of(CASE WHEN is_tracked THEN progress END, counts_for) AS progress,
    count(progress) FILTER (is_tracked) AS progress_n,
    mean_of(CASE WHEN is_tracked AND is_compared THEN expected END, counts_for) AS expected,
    mean_of(CASE WHEN is_tracked THEN gap END, counts_for) AS gap,
    count(gap) FILTER (is_tracked) AS gap_n,
    count(*) FILTER (is_tracked AND is_continuous) AS continuous,
    count(*) FILTER (is_tracked AND deadline IS NULL AND NOT is_continuous) AS without_deadline,
    count(*) FILTER (is_past_due) AS past_due,
    count(*) FILTER (situation = 'overdue') AS overdue,
    count(*) FILTER (situation = 'blocked') AS blocked,
    count(*) FILTER (situation = 'watch') AS watch,
    count(*) FILTER (situation = 'to_complete') AS to_complete,
    count(*) FILTER (is_past_due AND priority = 'high') AS past_due_high,
    count(*) FILTER (is_past_due OR situation = 'blocked') AS late_or_blocked,
    any_value(axis_weight) AS weight,
    bool_or(is_weighted) AS is_weighted,
    count(*) FILTER (is_weighted AND is_tracked AND weight IS NULL) AS without_weight
FROM situations(r, p, day)
GROUP BY axis;

CREATE OR REPLACE MACRO axis_weather(r, p, day) AS TABLE
SELECT
    rates.*,
    CASE
        WHEN rates.gap IS NULL OR rates.gap_n < l.assessed_share * (rates.tracked - rates.continuous) THEN 'not_assessed'
        WHEN rates.gap < l.compromised_gap OR rates.late_or_blocked > l.compromised_share * rates.tracked THEN 'compromised'
        WHEN rates.blocked >= 1 OR rates.past_due_high >= 1 OR rates.gap < l.control_gap THEN 'support_needed'
        WHEN rates.past_due >= 1 OR rates.gap < l.secured_gap THEN 'under_control'
        ELSE 'secured'
    END AS computed_weather,
    x.weather AS set_weather,
    coalesce(x.weather, computed_weather) AS weather,
    x.weather_reason
FROM axis_rates(r, p, day) AS rates
LEFT JOIN axes_at(r, p) AS x ON x.key = rates.axis_key
CROSS JOIN limits_at(r, p) AS l;
