-- Versions of @table that end before they begin, or as they begin.
SELECT plan, key, valid_from AS revision, CAST(valid_to AS VARCHAR) AS held FROM plan.@table WHERE valid_to <= valid_from
