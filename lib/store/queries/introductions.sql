-- Business introductions old enough to judge on a day: how many reached each stage.
WITH cohort AS (
    SELECT list_position(['introduced', 'contacted', 'met', 'offer', 'contract'], stage) AS reached, stage
    FROM exchanges($revision, $plan, $day) AS e
    CROSS JOIN limits_at($revision, $plan) AS l
    WHERE kind = 'introduction' AND age >= l.cohort_days
)
SELECT
    count(*) AS introduced,
    count(*) FILTER (reached >= 2) AS contacted,
    count(*) FILTER (reached >= 3) AS met,
    count(*) FILTER (reached >= 4) AS offer,
    count(*) FILTER (reached >= 5) AS contract,
    count(*) FILTER (stage = 'no_follow_up') AS no_follow_up
FROM cohort
