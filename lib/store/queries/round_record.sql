-- How an organisation answered the rounds whose day of answer is over: asked, answered, in time.
SELECT
    count(*) AS asked,
    count(*) FILTER (is_answered) AS answered,
    count(*) FILTER (is_in_time) AS in_time
FROM round_answers($revision, $plan, $day)
WHERE organisation = $partner AND (is_answered OR answers_until < $day)
