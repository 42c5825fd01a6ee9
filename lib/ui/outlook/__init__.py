"""What is likely by a day: chances, ranges, early warnings."""
