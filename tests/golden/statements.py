"""What differs between the engine's head, dossiers, claims and findings and the golden ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from helpers.vietnamese import strip_marks
from tests.golden.documents import Row, Tables
from tests.golden.likeness import (
    alternatives,
    figures_of,
    on_lines,
    same_kind,
    same_statement,
    same_title,
)

DOSSIER_FACTS = (
    "unit", "level", "ordinal_printed", "position", "code", "received_on", "duplicate_of", "line",
)  # fmt: skip


def wrong_head(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each field of the dispatch that differs."""
    for field, text in wanted.dispatch.items():
        forms, said = alternatives(text), given.dispatch[field]
        right = any(same_title(form, said) for form in forms) if field == "title" else said in forms
        if not right:
            yield f"{field}: golden “{text}”, engine “{said}”"


def wrong_dossiers(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each overdue dossier that is lacking, added or described otherwise, in order."""
    pairs = zip_longest(wanted.overdue_dossiers, given.overdue_dossiers)
    for row, other in pairs:
        if row is None or other is None:
            more = "engine has one more" if row is None else "engine lacks"
            yield f"{more}: {(row or other)['code']} (line {(row or other)['line']})"
            continue
        facts = [fact for fact in DOSSIER_FACTS if row[fact] != other[fact]]
        if facts:
            said = "; ".join(f"{fact} {row[fact]}, engine {other[fact]}" for fact in facts)
            yield f"line {row['line']}, {row['code']}: {said}"


def wrong_claims(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each golden claim that the engine lacks or judges otherwise."""
    free = list(given.claims)
    for row in wanted.claims:
        found = _claims_like(row, free)
        if not found:
            near = [other for other in given.claims if on_lines(other["line"], row["lines"], 1)]
            said = "; ".join(f"{other['stated']} “{other['text'][:60]}”" for other in near)
            yield f"{_about_claim(row)}: not found; there the engine has: {said or 'nothing'}"
            continue
        best = min(found, key=lambda other: other["verdict"] != row["verdict"])
        free.remove(best)
        if best["verdict"] != row["verdict"]:
            verdicts = f"golden {row['verdict']}, engine {best['verdict']}"
            yield f"{_about_claim(row)}: {verdicts} (computed {best['computed'] or 'nothing'})"
        elif not _same_computation(row, best):
            yield f"{_about_claim(row)}: computed {row['computed']}, engine {best['computed']}"


def false_contradictions(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each claim that the engine contradicts although the document bears it out."""
    contradicted = [row for row in wanted.claims if row["verdict"] == "contradicted"]
    for other in given.claims:
        if other["verdict"] == "contradicted" and not any(
            _claims_like(row, [other]) for row in contradicted
        ):
            yield (
                f"line {other['line']}, “{other['text'][:80]}”: stated {other['stated']}, "
                f"computed {other['computed']}"
            )


def missed_findings(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each golden finding of severity high or medium that the engine does not report."""
    for row in wanted.findings:
        if row["severity"] != "low" and not any(
            _same_finding(row, other) for other in given.findings
        ):
            near = [
                f"{other['kind']} “{other['message'][:70]}”"
                for other in given.findings
                if on_lines(other["line"], row["lines"])
            ]
            yield f"{_about_finding(row)}; there the engine has: {'; '.join(near) or 'nothing'}"


def invented_findings(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each high finding of the engine that answers to nothing in the document."""
    for other in given.findings:
        if other["severity"] == "high" and not any(
            _same_finding(row, other) for row in wanted.findings
        ):
            yield (
                f"line {other['line']}, {other['kind']}: printed {other['printed']}, "
                f"expected {other['expected']}: {other['message']}"
            )


def misjudged_findings(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each golden high finding that the engine only reports as low."""
    for row in wanted.findings:
        found = [other for other in given.findings if _same_finding(row, other)]
        severities = {other["severity"] for other in found}
        if row["severity"] == "high" and severities == {"low"}:
            yield f"{_about_finding(row)}: the engine calls it low"


def _claims_like(row: Row, claims: list[Row]) -> list[Row]:
    return [
        other
        for other in claims
        if on_lines(other["line"], row["lines"], 1)
        and same_statement(row["stated"], other["stated"])
    ]


def _same_computation(row: Row, other: Row) -> bool:
    if row["verdict"] != "contradicted" or not row["computed"]:
        return True
    return figures_of(row["computed"])[0] in figures_of(other["computed"])


def _same_finding(row: Row, other: Row) -> bool:
    if not same_kind(row["kind"], other["kind"]):
        return False
    if on_lines(other["line"], row["lines"]):
        return True
    said = _plain(f"{other['printed']} {other['expected']} {other['message']}")
    tokens = [row["unit"], *row["printed"].split("; "), *row["expected"].split("; ")]
    return any(len(token) > 2 and _plain(token) in said for token in tokens)


def _plain(text: str) -> str:
    return strip_marks(text).lower().replace(",", ".")


def _about_claim(row: Row) -> str:
    return f"{row['claim_id']}, line {row['lines']}, “{row['text'][:70]}”, stated {row['stated']}"


def _about_finding(row: Row) -> str:
    return (
        f"{row['finding_id']} {row['kind']} ({row['severity']}), line {row['lines'] or '–'}, "
        f"{row['unit'] or row['where']}: printed {row['printed'] or 'nothing'}, {row['message']}"
    )
