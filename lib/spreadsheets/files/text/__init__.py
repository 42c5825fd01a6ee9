"""Tables in texts: separated, drawn, and in whatever alphabet."""
