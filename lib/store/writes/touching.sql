-- The revisions up to $revision that began or ended a row of @table.
SELECT valid_from FROM @rows_of($revision, $plan)
UNION
SELECT valid_to FROM @rows_of($revision, $plan) WHERE valid_to <= $revision
