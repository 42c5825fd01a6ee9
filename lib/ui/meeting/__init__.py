"""The weekly meeting on a shared screen, from its opening to its record."""
