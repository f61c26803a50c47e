"""CSV (RFC 4180) as argmap writes it: a text that a spreadsheet would compute begins with an apostrophe."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.directions import closed
from argmap.lazy_pattern import lazy
from argmap.markup import carried

# What spreadsheets take for the beginning of a formula or a command, in both widths; some pass over blanks and
# quotation marks before it.
_COMPUTED = lazy(r"""[\s'"“”„‘’]*[=+\-@＝＋－＠|]|[\t\r\n]""")


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows of cells as CSV; a tuple of texts is one cell, with semicolons between them."""
    return "".join(_line(map(_cell, row)) for row in rows)


def _line(cells: Iterable[object]) -> str:
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: object) -> object:
    """A value as a spreadsheet may open it: texts stay texts."""
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str):
        value = closed(carried(value))
    return f"'{value}" if isinstance(value, str) and _COMPUTED.match(value) else value
