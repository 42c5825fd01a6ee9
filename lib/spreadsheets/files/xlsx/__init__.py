"""What an .xlsx says beside its values: one module for each part of the archive."""
