-- The rows of every table that a revision ended or began, in the order in which they were written.
SELECT 'plan' AS kind, key FROM plan.plan WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'axis' AS kind, key FROM plan.axis WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'action' AS kind, key FROM plan.action WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'partner' AS kind, key FROM plan.partner WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'interaction' AS kind, key FROM plan.interaction WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'setting' AS kind, key FROM plan.setting WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'meeting' AS kind, key FROM plan.meeting WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'decision' AS kind, key FROM plan.decision WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'minutes' AS kind, key FROM plan.minutes WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'minutes_step' AS kind, key FROM plan.minutes_step WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'commitment' AS kind, key FROM plan.commitment WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
UNION ALL BY NAME
SELECT 'declaration' AS kind, key FROM plan.declaration WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
