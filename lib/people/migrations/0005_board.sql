-- A link shows the light page (no page), or any page of the dashboard as whoever made it saw it.
ALTER TABLE people.share ADD COLUMN page VARCHAR NOT NULL DEFAULT '';
