-- SQLite: the tables of people.
SELECT name FROM people.sqlite_master WHERE type = 'table' ORDER BY name
