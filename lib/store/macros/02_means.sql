-- The one definition of a mean. What an action or an axis counts for: its weight in a plan that is weighted, where one
-- without a weight counts for 1; else every one counts for 1.
CREATE OR REPLACE MACRO counts_for(is_weighted, weight) AS CASE WHEN is_weighted THEN coalesce(weight, 1.0) ELSE 1.0 END;

CREATE OR REPLACE MACRO mean_of(value, weight) AS sum(weight * value) / nullif(sum(CASE WHEN value IS NOT NULL THEN weight END), 0);

-- Whether the means of plan p are weighted, one row whatever the plan says.
CREATE OR REPLACE MACRO means_at(r, p) AS TABLE
SELECT coalesce(bool_or(is_weighted), FALSE) AS is_weighted
FROM plan_at(r, p);
