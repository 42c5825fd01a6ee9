-- Business introductions, with one partner or all, old enough to judge on a day: how many reached each stage; those that
-- ended without follow-up count up to the stage that they had reached.
WITH cohort AS (
    SELECT furthest AS reached, stage
    FROM introductions_on($revision, $plan, $day)
    WHERE is_old_enough AND ($partner IS NULL OR partner = $partner)
)
SELECT
    count(*) AS introduced,
    count(*) FILTER (reached >= 2) AS contacted,
    count(*) FILTER (reached >= 3) AS met,
    count(*) FILTER (reached >= 4) AS offer,
    count(*) FILTER (reached >= 5) AS contract,
    count(*) FILTER (stage = 'no_follow_up') AS no_follow_up
FROM cohort
