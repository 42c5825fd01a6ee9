-- `team_rows`: which versions somebody of the team may know of who does not see every action; `team_view`: what is made of them.
CREATE SCHEMA IF NOT EXISTS team_rows;
CREATE SCHEMA IF NOT EXISTS team_view;
