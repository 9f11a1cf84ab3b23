"""Tables of which every cell stands on a line of its own, as copying from a viewer leaves them."""

from __future__ import annotations

from benchmarks.extraction.table_parts import Entry, Writer, heading


class CellWriter(Writer):
    """One cell a line; cells without text leave no line."""

    def head(self) -> None:
        """Print the heads one below the other."""
        if self.group:
            self.draft.put(heading(self.over))
        for column in self.columns:
            self.draft.put(heading(column.whole_head))

    def entry(self, entry: Entry) -> None:
        """Print the cells of a row one below the other."""
        for column in self.columns:
            if column.key in entry.spans:
                self.draft.put(entry.spans[column.key])
