-- What a plan asks before an action is done, as it is stored; no row where nothing was ever said.
SELECT value FROM completion_at($revision, $plan)
