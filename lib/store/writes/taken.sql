-- A value of @field among those registered as `given` that more than one standing row of @table has; of $only alone unless
-- it is empty; among those of one @within.
SELECT @field
FROM plan.@table
WHERE plan = $plan AND valid_to IS NULL AND @field IN (SELECT value FROM given) AND ($only = '' OR @field = $only)
GROUP BY @field, @within
HAVING count(*) > 1
ORDER BY @field
LIMIT 1
