"""Recognised table → clean rows, and everything worth saying about them."""
