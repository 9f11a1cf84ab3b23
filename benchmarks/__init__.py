"""The project's own measures; nothing in ``helpers`` depends on them."""
