"""Where everything goes: shapes, places, lines, the sheet."""
