"""Clean rows against the plan: what would change."""
