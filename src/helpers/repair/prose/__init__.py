"""The figures of the prose: scores, ranks, counts and shares that a sentence states."""
