-- The name of the time zone of a plan, if it has one of its own.
SELECT value FROM time_zone_at($revision, $plan)
