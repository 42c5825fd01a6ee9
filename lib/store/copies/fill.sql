-- Every table of the plan, with its keys and rows, as this transaction sees them.
COPY FROM DATABASE plan TO copied
