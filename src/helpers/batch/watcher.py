"""How a build tells of its steps, to whoever wants to show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from helpers.batch.outcome import Outcome


class Watcher(Protocol):
    """Whoever shows a build's progress."""

    def begin(self, stage: str, total: int) -> None:
        """``stage`` (``clean``, ``report``) starts, with ``total`` things to do."""

    def doing(self, name: str) -> None:
        """``name`` is being worked on."""

    def done(self, outcome: Outcome) -> None:
        """One thing is finished, or was found to need nothing."""


@dataclass(frozen=True)
class Silent:
    """A watcher that shows nothing."""

    def begin(self, stage: str, total: int) -> None:
        """Show nothing."""

    def doing(self, name: str) -> None:
        """Show nothing."""

    def done(self, outcome: Outcome) -> None:
        """Show nothing."""
