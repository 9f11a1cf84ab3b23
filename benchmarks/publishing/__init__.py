"""How long each form of a report takes, how large it gets, and what a user would do otherwise."""
