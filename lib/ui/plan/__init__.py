"""Pages of the plan itself: overview, axes, deadlines, actions, quality."""
