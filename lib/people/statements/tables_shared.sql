-- PostgreSQL: the tables of people.
SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'people' ORDER BY table_name
