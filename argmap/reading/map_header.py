"""The reader for the top of a file: sources, groups, schemes, scale, includes and the rest."""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import Label
from argmap.edits import Fix
from argmap.model import ArgumentMap, Include, Scale
from argmap.reading import faults
from argmap.reading.attributes import Attributes, key_of, made
from argmap.reading.findings import Findings
from argmap.reading.language import (
    ALTERNATIVES,
    EXPECTATIONS,
    GROUP,
    GROUPS,
    INCLUDES,
    MAP,
    OWN_WORDS,
    SCALE,
    SCHEME,
    SCHEMES,
    SOURCE,
    VERSION,
    VERSION_NUMBER,
    WORKS,
)
from argmap.reading.shapes import Key, Place, Shape
from argmap.reading.suggestions import likely_key
from argmap.reading.trees import Trees
from argmap.reading.values import Values
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, Tree
from argmap.yamltext.lines import short

_DEFINED: dict[Shape, Place] = {WORKS: SOURCE, GROUPS: GROUP, SCHEMES: SCHEME}
_WANTED = {SOURCE: "a mapping such as `{title: …, date: …}`", GROUP: "a mapping such as `{title: …}`"}


_MARKUP = MAP.by_name["markup"]


class Top:
    """Reads the top mapping of a file, and through `Trees` everything below it."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.findings = findings
        self.source = findings.source
        self.attributes = Attributes(findings, tree)
        self.values = self.attributes.values
        self.trees = Trees(self.attributes)
        self.attributes.readers |= {
            VERSION_NUMBER: self.version,
            WORKS: self.defined,
            GROUPS: self.defined,
            SCHEMES: self.schemes,
            SCALE: self.scale,
            ALTERNATIVES: self.alternatives,
            INCLUDES: self.includes,
            EXPECTATIONS: self.expectations,
            OWN_WORDS: self.words,
        }

    def read(self, node: Mapping) -> ArgumentMap:
        """The map that the top mapping describes."""
        self.values.marked = self._asks_for_markup(node)
        fields, keys, trees = self.attributes.read(node, MAP)
        for key, value in trees:
            fields[key.field] = self.trees.read(value, key)
        return made(ArgumentMap, fields | {"source": self.source, "span": self.values.span(node), "keys": keys})

    def _asks_for_markup(self, node: Mapping) -> bool:
        """Whether markup is to be understood, which has to be known before any text is read.

        What is wrong with the key is told when it is read for good.
        """
        for name, value in node.pairs:
            if isinstance(name, Scalar) and _is_meant(name.value, _MARKUP):
                found = Values(Findings(self.source), self.values.texts.tree).term(value, _MARKUP)
                return found is not None and found.value == "markdown"
        return False

    def version(self, node: Node, key: Key) -> None:
        """Nothing; a version of the language that is not ours is reported."""
        found = self.values.text(node, key)
        if found is None or found.value == VERSION:
            return
        version = short(found.value)
        same = found.value.lower().lstrip("v").rstrip("0").rstrip(".") == VERSION
        self.findings.add(
            faults.VERSION,
            f"this map is written in version `{version}` of the language, and this program reads version {VERSION}",
            found.span,
            help=f"write `argmap: {VERSION}`" if same else "install a newer argmap, or write the map for version 1",
            fix=self.findings.fix(f"write `{VERSION}`", (found.span.start, found.span.end, VERSION)) if same else None,
        )

    # -- sources, groups, schemes ----------------------------------------------------------------------------------

    def schemes(self, node: Node, key: Key) -> dict[str, Any]:
        """The map's own schemes, by slug; a list of schemes that carry their slugs is as good."""
        return self.defined(self._by_slug(node) if isinstance(node, Sequence) else node, key)

    def defined(self, node: Node, key: Key) -> dict[str, Any]:
        """The sources, groups or schemes that are named by the keys under which they stand, by id."""
        place = _DEFINED[key.shape]
        found: dict[str, Any] = {}
        again: list[tuple[Text, Node]] = []
        first: dict[str, tuple[Text, dict[str, Any]]] = {}
        for name, value in self.values.pairs(node, key, again=again):
            fields = self._description(name, value, place)
            first[name.value] = (name, dict(fields))
            checked = self.values.valid_id(name)
            if checked is not None:
                span = Span(self.source, name.span.start, max(name.span.end, value.end))
                found[checked.value] = made(place.model, fields | {place.named: checked, "span": span})
        for name, value in again:
            self._defined_again(name, value, place, *first[name.value])
        return found

    def _description(self, name: Text, value: Node, place: Place) -> dict[str, Any]:
        """The fields of what stands behind one id."""
        if isinstance(value, Mapping):
            return self.attributes.read(value, place)[0]
        if isinstance(value, Scalar) and place in _WANTED and value.value.strip():
            return self._title_alone(value, place)
        self.values.no_mapping(value, name.value, _WANTED.get(place, "a mapping of keys to values"))
        return {}

    def _defined_again(self, name: Text, value: Node, place: Place, first: Text, known: dict[str, Any]) -> None:
        """Report an id that is defined twice: as a conflict, unless both definitions say the same."""
        fields = self._description(name, value, place)
        same = {key: str(said) for key, said in fields.items()} == {key: str(said) for key, said in known.items()}
        if same:
            self.values.duplicate(name.value, name.span, first.span)
            return
        what = place.name.split()[-1]
        self.findings.add(
            faults.CONFLICTING,
            f"{what} `{short(name.value)}` is defined in two ways",
            name.span,
            Label(first.span, "the first one"),
            help=f"give one {what} another id, or keep one of the two",
        )

    def _title_alone(self, node: Scalar, place: Place) -> dict[str, Any]:
        """The fields of a source or group that was written as its mere title, which is reported."""
        read = self.values.prose if place is GROUP else self.values.text
        title = read(node, place.by_name["title"])
        if title is None:
            return {}
        start = node.start
        self.findings.add(
            faults.WRONG_TYPE,
            f"{place.name} needs {_WANTED[place]}, and this is a text",
            node,
            help="if this is its title, say so",
            fix=self.findings.fix("make it the title", (start, start, "{title: "), (node.end, node.end, "}"))
            if not set(",{}[]#") & set(title.span.written)
            else None,
        )
        return {"title": title}

    def _by_slug(self, node: Sequence) -> Mapping:
        """A list of mappings with slugs as a mapping by slug."""
        found = Mapping(node.start, node.flow)
        found.end = node.end
        for item in node.items:
            slugs = [v for k, v in item.pairs if _is(k, "slug")] if isinstance(item, Mapping) else []
            if slugs:
                found.pairs.append((slugs[0], item))
            else:
                where = self.values.misread.first_line(item)
                self.findings.add(faults.WRONG_TYPE, "a scheme in a list needs a `slug`", where)
        return found

    # -- scale, alternatives, includes, expectations ---------------------------------------------------------------

    def scale(self, node: Node, key: Key) -> Scale | None:
        """A built-in vocabulary by name, or terms with their bounds."""
        span = self.values.span(node)
        if isinstance(node, Scalar):
            name = self.values.text(node, key)
            if name is not None and name.value not in key.words:
                message = f"there is no scale `{short(name.value)}`"
                name = self.values.no_term(name, key.words, message)
            return None if name is None else Scale(span, name)
        terms = {}
        for term, value in self.values.pairs(node, key):
            bounds = self._bounds(value)
            if bounds is None:
                self.findings.add(
                    faults.BAD_VALUE,
                    f"`{short(term.value)}` needs two bounds from 0 to 1, the lower one first",
                    self.values.texts.visible(value),
                    help=f"write for example `{short(term.value)}: [0.2, 0.45]`",
                    fix=self._swapped(value),
                )
            else:
                terms[term.value] = bounds
        return Scale(span, None, terms)

    def _swapped(self, node: Node) -> Fix | None:
        """Two bounds in the wrong order, turned round."""
        items = [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []
        if len(items) != 2 or _share(items[0].value) is None or _share(items[1].value) is None:
            return None
        first, second = (self.values.span(item) for item in items)
        edits = (first.start, first.end, second.written), (second.start, second.end, first.written)
        return self.findings.fix("write the lower one first", *edits)

    def _bounds(self, node: Node) -> tuple[float, float] | None:
        items = node.items if isinstance(node, Sequence) else []
        numbers = [_share(item.value) for item in items if isinstance(item, Scalar)]
        if len(numbers) != 2:
            return None
        low, high = numbers
        return (low, high) if low is not None and high is not None and low <= high else None

    def alternatives(self, node: Node, key: Key) -> tuple[tuple[Text, ...], ...]:
        """Lists of ids of which at most one can stand; a single list that is not in a list is reported."""
        items = self.values.items(node, key) if isinstance(node, Sequence) else []
        if isinstance(node, Sequence) and items and all(isinstance(item, Scalar) for item in items):
            ids = ", ".join(item.value for item in items if isinstance(item, Scalar))
            self.findings.add(
                faults.WRONG_TYPE,
                "`alternatives` is a list of lists, and this is one list",
                self.values.misread.first_line(node),
                help=f"write `- [{short(ids)}]`",
                fix=self.findings.fix("put it in a list", (node.start, node.start, "["), (node.end, node.end, "]"))
                if node.flow
                else None,
            )
            return (self.values.names(node, key),)
        if not isinstance(node, Sequence):
            self.values.items(node, key)
        return tuple([self.values.names(item, key) for item in items])

    def includes(self, node: Node, key: Key) -> tuple[Include, ...]:
        """Prefixes with the paths of other maps."""
        found = []
        for prefix, value in self.values.pairs(node, key):
            path = self.values.text(value, key_of(prefix))
            if self.values.valid_id(prefix) is not None and path is not None:
                found.append(Include(prefix, path))
        return tuple(found)

    def words(self, node: Node, key: Key) -> dict[str, Text]:
        """Words of the map's own by key."""
        from argmap.reading.own_words import own_words  # few maps have any

        return own_words(self.values, node, key)

    def expectations(self, node: Node, key: Key) -> dict[str, tuple[Text, ...]]:
        """Lists of ids by the status that they should have."""
        words = tuple(term.word for term in EXPECTATIONS.terms)
        found: dict[str, tuple[Text, ...]] = {}
        for status, value in self.values.pairs(node, key):
            known: Text | None = status
            if status.value not in words:
                known = self.values.no_term(status, words, f"`{short(status.value)}` is no status")
            names = self.values.names(value, Key(status.value, EXPECTATIONS.value, ""))
            if known is not None:
                found[known.value] = (*found.get(known.value, ()), *names)
        return found


def _is_meant(name: str, key: Key) -> bool:
    """Whether a name at the top of a map is that of a key, or a misspelling of it."""
    return name == key.name or (name not in MAP.by_name and name[:2] != "x-" and likely_key(name, MAP) is key)


def _is(node: Node, name: str) -> bool:
    return isinstance(node, Scalar) and node.value == name


def _share(text: str) -> float | None:
    """A number from 0 to 1, which may be written as a percentage."""
    text = text.strip()
    percent = text.endswith("%")
    try:
        number = float(text.rstrip("% ")) / (100 if percent else 1)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None
