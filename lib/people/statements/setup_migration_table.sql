-- What of the tables of people is there already.
CREATE TABLE IF NOT EXISTS people.migration (name VARCHAR PRIMARY KEY)
