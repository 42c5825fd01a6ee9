"""What each message says to each person, gathered from the plan on a day."""
