-- Whether the database has had a migration of the plan.
SELECT to_regclass('plan.migration') IS NOT NULL
