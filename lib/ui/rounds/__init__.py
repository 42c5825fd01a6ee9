"""Asking for news: who is asked and who answered, the answers beside the plan, the words and links to send."""
