"""The batch: what is due, what of it is stale, and making it."""
