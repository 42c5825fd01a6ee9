"""A table that is edited in place: its rows, what was typed in it, and the differences before anything is recorded."""
