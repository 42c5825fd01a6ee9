-- The files that sources name and whose bytes are kept elsewhere than in the plan.
SELECT DISTINCT sha256 FROM plan.source WHERE sha256 NOT IN (SELECT sha256 FROM plan.file)
