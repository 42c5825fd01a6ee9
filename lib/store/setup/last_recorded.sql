-- When the last revision was recorded.
SELECT max(recorded_at) FROM plan.revision
