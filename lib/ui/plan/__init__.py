"""Pages of the plan itself: overview, axes, deadlines, actions, history, quality."""
