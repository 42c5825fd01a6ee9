"""Partners and the parties: exchanges, turns, commitments, declarations."""
