-- Which migrations the database has had.
SELECT name FROM plan.migration
