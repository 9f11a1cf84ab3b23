"""The option of the verbs that make or plan reports in some forms only."""

from __future__ import annotations

import click

from helpers.batch.forms import FORMS
from helpers.cli.language import Words
from helpers.cli.wording import Option


def forms_option(words: Words) -> Option:
    """Return ``--to``, which may be given several times."""
    return Option(["--to", "forms"], multiple=True, type=click.Choice(FORMS), help=words("help.to"))
