"""The journal: its filters, its revisions in the words of the plan, each one's details and undoing in place."""
