"""Data of maps with every key of the language, made from its declaration, and with texts that YAML could misread."""

from __future__ import annotations

from typing import Any, TypeAlias

from hypothesis import strategies as st

from argmap.map_words.tables import ENGLISH, placeholders, table
from argmap.reading.language import (
    ANSWER,
    FIT,
    KIND_NAMES,
    MAP,
    OWN_WORDS,
    QUESTION,
    REASON,
    REFERENCE,
    STATEMENT,
)
from argmap.reading.shapes import GIVEN, Form, Item, ListOf, MappingOf, Place, Scalar, Sense, Shape

Data: TypeAlias = dict[str, Any]
Strategy: TypeAlias = st.SearchStrategy[Any]

LIKE_YAML = (
    "- a", "yes", "No", "null", "~", "12", "007", "1.10", "1_000", "0x1F", "1e5", "12:30", ".5", "-5", "2019-05-13",
    "2019-05-13 10:00:00", "a: b", "a:", ":a", "a #b", "#x", "a# b", "? a", "a ? b", "[a]", "{a: b}", "{a, claim: b}",
    "a, b", "&a b", "*a", "!a", "| a", "> a", "|-", "'a'", '"a"', "it's \"so\"", "a\\n", "%a", "@a", "`a`", "=",
    "--- a", "---", "...", "... a", "<<", "<<<<<<< a", "=======", "claim: b", "claim b", "evidence - B", "ref x",
    "because:", "- claim: x", "1. claim: x", "\u2022 claim: x", "(a) x", "It rains. - It pours.", "x-a", "true", "on",
)  # fmt: skip
LINES = (
    "a\nb", "a\n\nb", "a\n\n\n b\n", "a\n  b\n\tc", "a \nb", "a\n \nb", "- a\n- b", "a:\n  b: c", "a\n# b", "a\n---\nb",
    "a\n* claim: b", "a\n<<<<<<< b\n=======\n>>>>>>> c", "a\r\nb\rc", "a\n\u00a0b", ("word " * 30 + "\n") * 3,
)  # fmt: skip
UNICODE = (
    "a\tb", "a\t#b", "a\x85b", "a\u2028b\u2029c", "a\u00a0b", "\ufeffa", "a\ufeff b", "a\u200bb", "\U0001f600",
    "\U0001f469\u200d\U0001f680 \U0001f3f3\ufe0f\u200d\U0001f308", "\u0645\u0631\u062d\u0628\u0627", "e\u0301",
    "\u202eabc\u202c", "\u0301a", "\ud55c\uad6d\uc5b4", "\U0001fffe a", "\ue000", " a ", "\u3000a\u3000",
)  # fmt: skip
LONG = (
    "a  b", "a   b " * 60, "word " * 80, "x" * 300, "it's a \"long\" text: with # signs " * 9,
    "a long line\twith tabs " * 12, "- word " * 40, "a \u2028 " * 60,
)  # fmt: skip
TEXTS = (*LIKE_YAML, *LINES, *UNICODE, *LONG)
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufffe\uffff") | st.sampled_from(
    " \n\t\x85\u2028:#-,[]{}&*!|>'\"%@`?=\\"
)
_PIECES = st.lists(
    st.sampled_from((*TEXTS, "word", "a", "The council", "bridge.")) | st.text(_LETTERS, max_size=8),
    min_size=1,
    max_size=12,
)
texts: Strategy = (
    st.sampled_from(TEXTS) | _PIECES.map("".join) | _PIECES.map(" ".join) | st.text(_LETTERS, min_size=1, max_size=30)
).filter(str.strip)
# Names of the writer's own: of slots, roles, terms, rules and questions.
names: Strategy = st.from_regex(r"[a-zA-Z0-9][\w '(),.-]{0,12}[a-z]", fullmatch=True) | st.sampled_from(
    ("a: b", "- a", "yes", "12", "#x", "a #b", "null", "{a}", "it's", 'a "b"', "a\nb", "claim", "x" * 200)
)
ids: Strategy = st.sampled_from(
    ("a", "b", "c-1", "yes", "null", "12", "1-2", "2019-05-13", "claim", "e\u0301", "\ud55c\uad6d\uc5b4", "x_y", "1e5")
)
paths: Strategy = st.lists(ids, min_size=1, max_size=2).map("/".join)
_DATES = st.sampled_from(("2019", "2019-05-13", "2018/2019", "../2019", "-0044-03-15")) | st.integers(1000, 3000)
_ISSUED = st.sampled_from(("n.d.", "2019", "2019-05-13", "spring 2019", "1999/2000"))


def place_data(place: Place, without: tuple[str, ...] = (), needed: Data | None = None) -> Strategy:
    """Mappings with some of the keys of a place, in any order, and keys of the writer's own."""

    @st.composite
    def some(draw: st.DrawFn) -> Data:
        wanted = [key for key in place.keys if key.name not in without]
        keys = draw(st.lists(st.sampled_from(wanted), unique=True, max_size=6)) if wanted else []
        data = {key.name: draw(st.none() | values_of(key.shape)) for key in keys}
        data |= {name: draw(value) for name, value in (needed or {}).items()}
        data |= {name: draw(_OWN) for name in draw(st.sets(st.sampled_from(("x-own", "x-a: b")), max_size=1))}
        return {name: data[name] for name in draw(st.permutations(list(data)))}

    return some()


_OWN = st.none() | st.booleans() | texts | st.integers() | st.lists(texts | st.booleans(), max_size=2)


def values_of(shape: Shape) -> Strategy:
    """What may stand for a shape, in each form in which it may be given; texts that are not empty."""
    if isinstance(shape, Scalar):
        return st.sampled_from([term.word for term in shape.terms]) if shape.terms else _FORMS[shape.form]
    if isinstance(shape, ListOf):
        item = values_of(shape.item)
        several = st.lists(item, min_size=shape.least, max_size=20 if isinstance(shape.item, Scalar) else 2)
        return item | several if shape.or_one else several
    if isinstance(shape, MappingOf):
        return _mappings(shape)
    if isinstance(shape, Place):
        return _records(shape)
    if isinstance(shape, Item):
        return _node(0) if shape.may_be_reason else _premise(0)
    return st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def _mappings(shape: MappingOf) -> Strategy:
    if shape is OWN_WORDS:
        return st.dictionaries(st.sampled_from([term.word for term in shape.terms]), _WORDS, max_size=3).map(
            _with_places
        )
    named = st.sampled_from([term.word for term in shape.terms]) if shape.terms else _NAMES.get(shape.keys, names)
    some = st.dictionaries(named, values_of(shape.value), max_size=3)
    if shape.or_term is not None:
        return values_of(shape.or_term) | some
    return some | st.lists(some, max_size=1) if shape.or_list else some


# Words of the map's own: what stands in braces is for values.
_WORDS = texts.map(lambda text: text.translate({ord("{"): "(", ord("}"): ")"}))


def _with_places(words: Data) -> Data:
    """Words with the places for values that each of them needs."""
    places = {key: [f"{{{each}}}" for each in placeholders(table(ENGLISH)[key])] for key in words}
    return {key: " ".join([text, *places[key]]) for key, text in words.items()}


def _records(place: Place) -> Strategy:
    """Mappings with what they need, or what may stand in their place."""
    words = st.sampled_from([term.word for term in FIT.by_name["fit"].terms])
    needed = {ANSWER: {"dismissed": texts}, QUESTION: {"q": texts}, FIT: {"fit": words}}.get(place, {})
    some = place_data(place, (*needed, place.named), needed)
    if place is FIT:
        return words | some
    if place.mere:
        return texts | st.sampled_from(("w", "https://x.example/?a=1&b=2#c")) | some
    return st.none() | some if place.named else some


_FORMS: dict[Form, Strategy] = {
    Form.VERSION: st.sampled_from(("1", 1)),
    Form.TEXT: texts | st.integers() | st.floats(0, 1),
    Form.PROSE: texts | st.integers() | st.floats(0, 1),
    Form.ID: ids,
    Form.NAME: paths,
    Form.DATE: _DATES,
    Form.ISSUED: _ISSUED,
}
# Names of the writer's own that have to be ids.
_NAMES = dict.fromkeys(GIVEN, ids) | {Sense.STATEMENT: paths}
_RELATIONS = ("because", "but", "although")


@st.composite
def _below(draw: st.DrawFn, levels: int) -> Data:
    """Lists of reasons, in any order."""
    found = draw(st.lists(st.sampled_from(_RELATIONS), unique=True, max_size=2)) if levels else []
    return {name: draw(st.lists(_node(levels - 1), max_size=2)) for name in found}


def _of(place: Place, needed: Data, levels: int) -> Strategy:
    """Nodes of a sort, without a locator beside `cite` that would say nothing of the work cited."""

    def tidy(node: Data, below: Data) -> Data:
        loose = node.get("quote") is None and node.get("cite") not in (None, [])
        return {name: value for name, value in node.items() if not loose or name not in ("at", "voice")} | below

    apart = (*KIND_NAMES, *_RELATIONS, "ref", "premises")
    return st.builds(tidy, place_data(place, apart, needed), _below(levels))


def _premise(levels: int) -> Strategy:
    statements = [_of(STATEMENT, {kind: texts}, levels) for kind in KIND_NAMES]
    return texts | st.one_of(statements) | _of(REFERENCE, {"ref": paths}, levels)


def _node(levels: int) -> Strategy:
    premises = st.lists(_premise(levels), min_size=1, max_size=3)
    return _premise(levels) | _of(REASON, {"premises": premises}, levels)


def maps() -> Strategy:
    """Data of whole maps that the language can hold."""
    trees = st.lists(_premise(2), max_size=3)
    return place_data(MAP, ("argument",), {"argument": trees})
