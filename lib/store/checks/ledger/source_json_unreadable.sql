-- Files of which what was understood of their columns, or what was decided, is not JSON.
SELECT plan, '' AS key, revision, file_name AS held
FROM plan.source
WHERE NOT json_valid(mapping) OR NOT json_valid(policies)
