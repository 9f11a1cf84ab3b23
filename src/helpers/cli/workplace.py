"""Options of the verbs that make reports: where the work is done, and what it may take."""

from __future__ import annotations

import click

from helpers.batch.workplace import MEMORY_BYTES, TIMEOUT_SECONDS, Limits, Workplace
from helpers.cli.language import Words
from helpers.cli.wording import Option

_GIB = 1 << 30


def workplace_options(words: Words, *, several: bool) -> list[click.Parameter]:
    """Return the options; those of many reports at a time only if ``several`` are made."""
    options: list[click.Parameter] = [
        Option(["--serial"], is_flag=True, help=words("help.serial")),
        Option(
            ["--timeout"],
            type=click.IntRange(1),
            default=TIMEOUT_SECONDS,
            help=words("help.timeout", default=TIMEOUT_SECONDS),
        ),
        Option(
            ["--memory"],
            type=click.FloatRange(0),
            default=MEMORY_BYTES / _GIB,
            help=words("help.memory", default=MEMORY_BYTES // _GIB),
        ),
    ]
    if several:
        options[:0] = [
            Option(["--jobs", "-j"], type=click.IntRange(1), help=words("help.jobs")),
            Option(["--scheduler"], help=words("help.scheduler")),
        ]
    return options


def workplace_of(
    serial: bool, timeout: int, memory: float, jobs: int | None = None, scheduler: str | None = None
) -> Workplace:
    """Return what the options say."""
    limits = Limits(timeout, round(memory * _GIB))
    return Workplace(jobs or 0, serial, scheduler or "", limits)
