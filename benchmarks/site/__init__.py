"""How large the site gets and how soon it opens."""
