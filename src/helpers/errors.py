"""The one hierarchy of errors that a user of Chỉ số can meet.

A user error says *what* went wrong, *where*, what was *expected* and what to *do*. Its words live
in the message catalogue (``helpers/messages/*.yaml``), in English and Vietnamese, so an error is
raised by key and rendered in the language of whoever reads it. A bug is never dressed as one of
these: it stays an ordinary Python exception.
"""

from __future__ import annotations

from helpers.messages import message


class ChisoError(Exception):
    """An error that its reader can mend.

    Parameters
    ----------
    key : str
        Key in the message catalogue, e.g. ``"reading.empty_file"``.
    **fields : object
        Values for the placeholders of the message.
    """

    def __init__(self, key: str, **fields: object) -> None:
        self.key = key
        self.fields = fields
        super().__init__(self.text("en"))

    def text(self, language: str = "en") -> str:
        """Return the whole message as one paragraph in ``language`` (``"en"`` or ``"vi"``)."""
        return message(self.key, language, **self.fields)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep key and fields when the error crosses a process border."""
        return (_rebuild, (type(self), self.key, self.fields))


def _rebuild(kind: type[ChisoError], key: str, fields: dict[str, object]) -> ChisoError:
    return kind(key, **fields)


class InputError(ChisoError):
    """A file given as a dispatch cannot be used: missing, empty, binary, unrelated, too large."""


class ReferenceDataError(ChisoError):
    """A file under ``data/reference`` is missing or does not say what it must."""


class CorrectionError(ChisoError):
    """A correction of an analyst cannot be applied as written."""


class ParameterError(ChisoError):
    """An unknown or mistyped parameter, authority or period."""


class TableError(ChisoError):
    """A cleaned table is missing or breaks the contract."""


class ReportError(ChisoError):
    """A report could not be made."""


class EmptyFormError(ReportError):
    """A notebook shows and carries nothing of what a form of its report holds."""
