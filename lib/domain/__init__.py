"""Words and rules of the field: statuses, situations, roles, thresholds, changes, errors.

Plain data and pure functions, standard library only.
Imports nothing of ours.
"""
