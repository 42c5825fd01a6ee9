-- What a file was called when it was given last.
SELECT file_name FROM plan.source WHERE plan = $plan AND sha256 = $sha256 ORDER BY revision DESC LIMIT 1
