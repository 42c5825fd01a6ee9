"""The order of the plan on the screen: names, axes, what is archived."""
