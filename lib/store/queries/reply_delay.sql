-- Letters sent, to one partner or all, on a day: delay of the answered ones, count and age of the pending ones.
WITH letters AS (
    SELECT *, date_diff('day', occurred_on, replied_on) AS delay
    FROM exchanges($revision, $plan, $day)
    WHERE is_sent_letter AND ($partner IS NULL OR partner = $partner)
)
SELECT
    count(*) AS sent,
    count(*) FILTER (NOT is_pending) AS answered,
    median(delay) FILTER (NOT is_pending) AS median_days,
    count(*) FILTER (is_pending) AS pending,
    max(age) FILTER (is_pending) AS oldest_pending,
    count(*) FILTER (age >= l.reply_days) AS due_reply,
    count(*) FILTER (age >= l.reply_days AND NOT is_pending AND delay <= l.reply_days) AS replied_in_time
FROM letters
CROSS JOIN limits_at($revision, $plan) AS l
