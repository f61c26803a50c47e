"""The rules of the reader: every way in which the text of a map can be wrong."""

from __future__ import annotations

from argmap.diagnostics import Rule, Severity

_GOOD = """\
argument:
- conclusion: The library should open on Sundays.
  because:
  - claim: Many people can visit the library only on Sundays.
"""


def _rule(code: str, name: str, about: str = "", bad: str = "", good: str = _GOOD) -> Rule:
    return Rule(code, name, Severity.ERROR, about, bad, good)


SYNTAX = _rule("AM001", "yaml-syntax")
UNKNOWN_KEY = _rule("AM002", "unknown-key")
MISPLACED_KEY = _rule("AM003", "misplaced-key")
WRONG_TYPE = _rule("AM004", "wrong-type")
LIST_FOR_TEXT = _rule("AM005", "list-for-text")
TEXT_FOR_LIST = _rule("AM006", "text-for-list")
TWO_KINDS = _rule("AM007", "two-kinds")
NO_KIND = _rule("AM008", "no-kind")
DUPLICATE_KEY = _rule("AM009", "duplicate-key")
ANCHOR = _rule("AM010", "anchor-or-alias")
TAG = _rule("AM011", "tag")
MERGE_KEY = _rule("AM012", "merge-key")
SECOND_DOCUMENT = _rule("AM013", "second-document")
TEXT_CUT = _rule("AM014", "text-cut")
BECAME_MAPPING = _rule("AM015", "text-became-mapping")
BECAME_ELSE = _rule("AM016", "text-became-something-else")
FLOW_COMMA = _rule("AM017", "flow-comma")
EMPTY = _rule("AM018", "empty-value")
INVALID_ID = _rule("AM019", "invalid-id")
BAD_VALUE = _rule("AM020", "bad-value")
ENCODING = _rule("AM021", "encoding")
CONTROL = _rule("AM022", "control-character")
TAB = _rule("AM023", "tab-indentation")
EMPTY_FILE = _rule("AM024", "empty-file")
NOT_A_MAP = _rule("AM025", "not-a-map")
TOO_DEEP = _rule("AM026", "nested-too-deep")
VERSION = _rule("AM027", "unknown-version")
MIXED_REASON = _rule("AM028", "premises-beside-text")
RUN_TOGETHER = _rule("AM029", "lines-run-together")
MISSING_BLANK = _rule("AM030", "missing-blank")
UNCLOSED_QUOTE = _rule("AM031", "unclosed-quote")
UNCLOSED_BRACKET = _rule("AM032", "unclosed-bracket")
INDENTATION = _rule("AM033", "bad-indentation")
MISSING_COLON = _rule("AM034", "missing-colon")
ESCAPE = _rule("AM035", "unknown-escape")

INCLUDE_MISSING = _rule("AM151", "include-missing")
INCLUDE_CIRCLE = _rule("AM152", "include-circle")
INCLUDE_OUTSIDE = _rule("AM153", "include-outside")
CONFLICTING = _rule("AM154", "conflicting-definition")

READING_RULES: tuple[Rule, ...] = tuple(each for each in list(globals().values()) if isinstance(each, Rule))
