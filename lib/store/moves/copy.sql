-- Every table with its rows and its rules.
COPY FROM DATABASE plan TO target
