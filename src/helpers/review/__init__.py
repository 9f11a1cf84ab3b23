"""What an analyst looks at before reports go out: doubts, findings, spread, gaps, jumps.

``notebooks/review.ipynb`` shows it. Nothing is decided here: a figure is settled in
``data/corrections``, for which the review writes the skeleton.
"""

from helpers.review.load import review
from helpers.review.view import Review

__all__ = ["Review", "review"]
