"""Every quotation of a graph looked up in the texts of the works it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from argmap.errors import NotThere
from argmap.graph import ArgumentGraph
from argmap.grounding.locators import Locator, fits, locator, stretches
from argmap.grounding.matching import Match, Passage, TextIndex
from argmap.grounding.shelf import Shelf, TextFile
from argmap.grounding.texts import Paragraph, Sentence, WorkText
from argmap.model import ArgumentMap, Citation, Node, Reason, Reference, Statement, Work
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file, quoted

Cited: TypeAlias = Statement | Reason


class Outcome(Enum):
    """The outcome of looking a quotation up."""

    FOUND = "found"  # once, or where its locator says
    AMBIGUOUS = "ambiguous"  # in several places, and nothing tells which
    MISPLACED = "misplaced"  # but not where its locator says
    NOT_FOUND = "not found"
    NO_TEXT = "no text"


@record(eq=False)
class Grounded:
    """A quotation with where it stands.

    `on` is the statement or reason that it grounds (the one that a `ref` names), None where a `ref` names nothing.
    `work` is the id of the source cited, `found_in` the id of the one whose text has the words: the work itself or one
    that it is `cited-in`. `passages` are the places: one when found.
    """

    node: Node
    on: Cited | None
    map: ArgumentMap
    citation: Citation
    work: str
    found_in: str
    outcome: Outcome
    passages: tuple[Passage, ...] = ()
    match: Match | None = None

    def _brief(self) -> Iterator[object]:
        yield self.outcome.value
        yield self.work
        yield quoted(self.citation.quote)


@record(eq=False)
class Coverage:
    """Which parts of a text are cited, each with the statements and reasons that cite it, in the order of the map."""

    work: str
    text: WorkText
    sentences: tuple[tuple[Sentence, tuple[Cited, ...]], ...]
    paragraphs: tuple[tuple[Paragraph, tuple[Cited, ...]], ...]

    @property
    def uncited_sentences(self) -> list[Sentence]:
        return [sentence for sentence, nodes in self.sentences if not nodes]

    @property
    def uncited_paragraphs(self) -> list[Paragraph]:
        return [paragraph for paragraph, nodes in self.paragraphs if not nodes]

    def _brief(self) -> Iterator[object]:
        yield self.work
        yield f"{len(self.sentences) - len(self.uncited_sentences)} of {counted(len(self.sentences), 'sentence')} cited"


class NoTextOf(NotThere):
    """There is no text of a work."""

    def __init__(self, work: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no text of {work!r}; there are texts of {', '.join(known) or 'no source'}")


class Grounding(Brief):
    """The quotations of a graph, looked up as far as there are texts.

    Works go by their ids. `files` holds, for every work for which a file is named or found, what came of reading it.
    """

    def __init__(self, graph: ArgumentGraph, shelf: Shelf | None = None) -> None:
        self.graph = graph
        self.shelf = shelf or Shelf()
        self.works: dict[str, Work] = {}
        self.files: dict[str, TextFile] = {}
        for each in graph.maps:
            for name, work in each.works.items():
                self.works.setdefault(name, work)
                if name not in self.files or self.files[name].text is None:
                    found = self.shelf.find(work)
                    if found is not None and (name not in self.files or found.text is not None):
                        self.files[name] = found
                        self.works[name] = work
        self._indexes: dict[WorkText, TextIndex] = {}
        self._stretches: dict[tuple[WorkText, Locator], list[tuple[int, int]] | None] = {}

    @property
    def sources_with_text(self) -> list[str]:
        """The ids of the works whose own text is at hand."""
        return [name for name, file in self.files.items() if file.text is not None]

    def text(self, work: str) -> WorkText | None:
        """The text of a work itself."""
        file = self.files.get(work)
        return None if file is None else file.text

    def texts_for(self, work: str) -> list[str]:
        """The ids of the works whose texts have the words of a work: its own, else those that it is `cited-in`."""
        if self.text(work) is not None:
            return [work]
        found: list[str] = []
        waiting, seen = [work], {work}
        for name in waiting:
            known = self.works.get(name)
            for other in known.cited_in if known is not None else ():
                if other.value not in seen:
                    seen.add(other.value)
                    if self.text(other.value) is not None:
                        found.append(other.value)
                    else:
                        waiting.append(other.value)
        return found

    def index(self, text: WorkText) -> TextIndex:
        """The index of a text, made when it is first asked for."""
        if text not in self._indexes:
            self._indexes[text] = TextIndex(text)
        return self._indexes[text]

    # -- quotations ------------------------------------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[Grounded, ...]:
        """Every quotation of the graph with what was found, in the order of statements, reasons, references."""
        found = []
        for node, citation in self.graph.citing:
            each = self.graph.map_of(node)
            name = citation.source or each.work
            if citation.quote is not None and name is not None:
                found.append(self._look_up(node, each, citation, name.value))
        return tuple(found)

    def passages(self, node: Node) -> tuple[Grounded, ...]:
        """The quotations of a statement or reason, those at references to it included; of a reference, its own."""
        return tuple(self._by_node.get(node, ()))

    @cached_property
    def _by_node(self) -> Mapping[Node, Sequence[Grounded]]:
        found: dict[Node, list[Grounded]] = {}
        for grounded in self.quotations:
            found.setdefault(grounded.node, []).append(grounded)
            if grounded.on is not None and grounded.on is not grounded.node:
                found.setdefault(grounded.on, []).append(grounded)
        return found

    def _look_up(
        self, node: Statement | Reason | Reference, each: ArgumentMap, citation: Citation, work: str
    ) -> Grounded:
        on = self.graph.resolve(node) if isinstance(node, Reference) else node

        def grounded(found_in: str, outcome: Outcome, *passages: Passage, match: Match | None = None) -> Grounded:
            return Grounded(node, on, each, citation, work, found_in, outcome, passages, match)

        quotation = citation.quote.value if citation.quote is not None else ""
        where = None if citation.at is None else locator(citation.at.value)
        first: Grounded | None = None
        for name in self.texts_for(work):
            text = self.text(name)
            if text is None:
                continue
            match = self._match(text, quotation, where)
            if match.passages:
                outcome, passages = _settled(text, match, where)
                return grounded(name, outcome, *passages, match=match)
            first = first or grounded(name, Outcome.NOT_FOUND, match=match)
        return first or grounded(work, Outcome.NO_TEXT)

    def _match(self, text: WorkText, quotation: str, where: Locator | None) -> Match:
        """Look a quotation up, first where its locator says."""
        index = self.index(text)
        if where is not None:
            if (text, where) not in self._stretches:
                self._stretches[text, where] = stretches(text, where)
            match = index.find(quotation, self._stretches[text, where] or ())
            if any(fits(text, p.start, p.end, where) for p in match.passages):
                return match
        return index.find(quotation)

    def elsewhere(self, grounded: Grounded) -> tuple[str, tuple[Passage, ...]] | None:
        """The first other work whose text has a quotation that was not found, with the places."""
        quotation = grounded.citation.quote.value if grounded.citation.quote is not None else ""
        looked_in = {id(self.text(name)) for name in self.texts_for(grounded.work)}
        for name in self.sources_with_text:
            text = self.text(name)
            if text is not None and id(text) not in looked_in:
                match = self.index(text).find(quotation)
                if match.passages:
                    return name, match.passages
        return None

    # -- coverage --------------------------------------------------------------------------------------------------

    def coverage(self, work: str) -> Coverage:
        """Which sentences and paragraphs of a work's own text are cited by what. Raises NoTextOf."""
        text = self.text(work)
        if text is None:
            raise NoTextOf(work, self.sources_with_text)
        citing: dict[Sentence, dict[Cited, None]] = {}
        for grounded in self.quotations:
            if grounded.found_in == work and grounded.on is not None and grounded.outcome is Outcome.FOUND:
                for passage in grounded.passages:
                    for sentence in passage.sentences:
                        citing.setdefault(sentence, {})[grounded.on] = None
        sentences = tuple((s, tuple(citing.get(s, ()))) for s in text.sentences)
        paragraphs = tuple(
            (p, tuple(dict.fromkeys(node for s in p.sentences for node in citing.get(s, ())))) for p in text.paragraphs
        )
        return Coverage(work, text, sentences, paragraphs)

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        yield f"{counted(len(self.sources_with_text), 'text')} of {counted(len(self.works), 'source')}"


def _settled(text: WorkText, match: Match, where: Locator | None) -> tuple[Outcome, tuple[Passage, ...]]:
    """Which of the places a quotation is, by its locator."""
    places = match.passages
    if where is None:
        return (Outcome.FOUND if _is_one(places) else Outcome.AMBIGUOUS), places
    answers = [(p, fits(text, p.start, p.end, where)) for p in places]
    if all(answer is None for _, answer in answers):
        return Outcome.FOUND, places  # people can tell, the program cannot
    here = tuple(p for p, answer in answers if answer)
    if not here:
        return Outcome.MISPLACED, places
    return (Outcome.FOUND if _is_one(here) else Outcome.AMBIGUOUS), here


def _is_one(places: Sequence[Passage]) -> bool:
    """Whether there is one place, or all are in one sentence, which no locator could tell apart."""
    if len(places) == 1:
        return True
    sentences = {id(p.text.sentence_at(p.start)) for p in places}
    return len(sentences) == 1 and None not in {p.text.sentence_at(p.start) for p in places}
