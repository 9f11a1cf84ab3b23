"""The forms that reports are published in: those there are, and those that somebody asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.batch.project import Project
from helpers.errors import ParameterError

FORMS = ("html", "pdf", "docx", "xlsx", "zip")
"""Spelt out, for help must not load what makes them; a test compares them with those there are."""
PAGE = "html"
"""Always made: the index leads to it, and its text says whose report it is."""
OF_SHEETS = (PAGE, "pdf")
OF_DATA = frozenset({"xlsx", "zip"})
"""Made of the tables that a report carries, by packages that the others do without."""
MADE_IN = "forms"
"""The fact of a product that names the forms it was made in, those that came out empty too."""
_SETTING = "forms"
_LONGEST = 10_000  # letters of settings; of very many brackets the parser dies without a word


def asked_forms(project: Project, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the forms that reports shall have: those named, else those the project sets, else all.

    Raises
    ------
    ParameterError
        If the project's settings are not as they must be.
    """
    return in_order(tuple(named) or _settings(project) or FORMS)


def in_order(forms: Iterable[str]) -> tuple[str, ...]:
    """Return some forms, and the page, in the order of all."""
    wanted = {PAGE, *forms}
    return tuple(form for form in FORMS if form in wanted)


def forms_in(facts: Mapping[str, str]) -> frozenset[str]:
    """Return the forms that the facts of a product name."""
    return frozenset(facts.get(MADE_IN, "").split())


def _settings(project: Project) -> Sequence[str]:
    """Return the forms that ``chiso.yaml`` names; none if there is no such file, or no word in it.

    Raises
    ------
    ParameterError
        Naming the file, what was found and what may stand there.
    """
    if not project.settings.exists():
        return ()
    if not project.settings.is_file():
        # a pipe would be waited for
        raise _not_so(project, "no file")
    try:
        text = project.settings.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise _not_so(project, str(error)) from error
    if len(text) > _LONGEST:
        raise _not_so(project, text)
    import yaml

    from helpers.yaml_data import yaml_data

    try:
        content: Any = yaml_data(text)
        node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _not_so(project, " ".join(str(error).split())) from error
    if content is None:
        return ()
    # of a setting told twice the last would count without a word
    if not isinstance(content, dict) or set(content) != {_SETTING} or len(node.value) > 1:
        raise _not_so(project, " ".join(text.split()))
    forms = content[_SETTING]
    if not isinstance(forms, list) or not forms or any(form not in FORMS for form in forms):
        raise _not_so(project, " ".join(text.split()))
    return forms


def _not_so(project: Project, found: str) -> ParameterError:
    known = ", ".join(FORMS)
    return ParameterError(
        "batch.settings", path=project.settings, found=found[:200], setting=_SETTING, known=known
    )
