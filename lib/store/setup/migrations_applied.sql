-- Which migrations the file has had.
SELECT name FROM plan.migration
