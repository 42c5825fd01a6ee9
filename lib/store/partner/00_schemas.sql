-- `partner_rows`: which rows a partner may know of; `partner_view`: of these, the fields that it sees.
CREATE SCHEMA IF NOT EXISTS partner_rows;
CREATE SCHEMA IF NOT EXISTS partner_view;
