"""The import page: file, what was understood, what would change, apply."""
