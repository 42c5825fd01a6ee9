"""Between two moments of the plan: sentences, table, curve, exports."""
