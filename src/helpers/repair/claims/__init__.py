"""The claims of a dispatch, each tried on the rest of the same dispatch."""
