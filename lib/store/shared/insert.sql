-- Adds rows to @table.
COPY plan.@table (@columns) FROM STDIN
