"""Copies of a whole ledger as one file: made beside its name, read back, and only then given it.

A folder of its own holds what is being made: killed at any instant, no half file bears the name of a whole one.
"""
