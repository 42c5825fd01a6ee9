-- Whether a plan holds any amount, and any indicator: what a plan does not use stands in no menu.
SELECT
    EXISTS (SELECT 1 FROM fundings_at($revision, $plan))
    OR EXISTS (SELECT 1 FROM actions_at($revision, $plan) WHERE budget IS NOT NULL) AS amounts,
    EXISTS (SELECT 1 FROM indicators_at($revision, $plan)) AS indicators
