-- The revisions that began or ended a version of any table: of those that this reader may know of, of the others.
CREATE OR REPLACE MACRO team_rows.touched_known(p) AS TABLE
@each_table SELECT valid_from AS number FROM team_rows.@rows_known(p) UNION ALL SELECT valid_to FROM team_rows.@rows_known(p) WHERE valid_to IS NOT NULL;

CREATE OR REPLACE MACRO team_rows.touched_unknown(p) AS TABLE
@each_table SELECT valid_from AS number FROM team_rows.@rows_unknown(p) UNION ALL SELECT valid_to FROM team_rows.@rows_unknown(p) WHERE valid_to IS NOT NULL;
