"""The site: pages that find a report by authority, period and unit, and an archive to send.

Everything here is made from plain values (:mod:`helpers.site.entries`); which reports there are,
and whether they are whole, is the batch's business.
"""

from helpers.site.entries import Authority, File, Publication, Score, Standing, UnitLevel
from helpers.site.pages import site_pages
from helpers.site.series import SeriesBreak

__all__ = [
    "Authority",
    "File",
    "Publication",
    "Score",
    "SeriesBreak",
    "Standing",
    "UnitLevel",
    "site_pages",
]
