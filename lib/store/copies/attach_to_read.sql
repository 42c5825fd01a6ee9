-- Attaches a file that nobody changes, as the plan.
ATTACH @location AS plan (READ_ONLY)
