"""The joint minutes: drawn up, edited, and what becomes of them."""
