-- Tables that hold nothing make room.
DROP SCHEMA plan CASCADE
