"""Settings → people: who has an account, and what was done at the door."""
