"""Numbers from runs and from answers."""
