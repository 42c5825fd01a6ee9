-- Records a migration, in its own transaction.
INSERT INTO plan.migration VALUES ($name, CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP))
