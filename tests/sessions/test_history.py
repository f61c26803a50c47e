"""Random edits, undone and made again in any order, beside a simple model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.changes import CannotChange
from argmap.edits import Edit, TextEdit, apply
from argmap.sessions.changes import Change
from argmap.sessions.history import commuted, inverse
from argmap.sessions.workbench import Workbench
from argmap.source import Span

NAMES = ("a.yaml", "b.yaml", "c.yaml")
TEXTS = st.text("xyz\n", max_size=6)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[TextEdit, ...]:
    """Edits of a text that do not overlap, in the order of place."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    apart = [pair for pair, before in zip(pairs, [None, *pairs], strict=False) if before is None or pair[0] > before[1]]
    return tuple((start, end, draw(TEXTS)) for start, end in apart)


@given(st.data())
def test_edits_are_taken_back_and_change_places(data: st.DataObject) -> None:
    text = data.draw(st.text("abcdefgh", max_size=20))
    first = data.draw(edits_of(text))
    between = apply(text, list(first))
    assert apply(between, list(inverse(text, first))) == text
    second = data.draw(edits_of(between))
    after = apply(between, list(second))
    pair = commuted(first, second)
    if pair is not None:
        assert apply(apply(text, list(pair[0])), list(pair[1])) == after
        # Without the first ones, the second ones put the same in the same places.
        assert [put for _, _, put in pair[0]] == [put for _, _, put in second]
        assert [text[start:end] for start, end, _ in pair[0]] == [between[start:end] for start, end, _ in second]


def test_edits_that_touch_at_an_insertion_do_not_change_places() -> None:
    assert commuted(((3, 3, "x"),), ((4, 4, "y"),)) is None
    assert commuted(((3, 3, "x"),), ((3, 5, ""),)) is None
    assert commuted(((3, 5, ""),), ((2, 3, "y"),)) is None
    assert commuted(((3, 5, "x"),), ((4, 6, "y"),)) == (((5, 7, "y"),), ((3, 5, "x"),))


class Model:
    """A session with three texts, whose steps are counted."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.bench = Workbench(lambda _: None)
        for name in NAMES:
            self.bench.opened(name, f"one {name}\ntwo\n\nthree\nfour\n")

    def texts(self) -> list[str]:
        return [each.source.text for each in self.bench.documents]

    def change(self) -> str | None:
        """Edit some of the texts in one step; gives one of those that were changed."""
        edits: list[Edit] = []
        for document in self.bench.documents:
            if self.data.draw(st.booleans()):
                triples = self.data.draw(edits_of(document.source.text))
                edits += [Edit(Span(document.source, start, end), put) for start, end, put in triples]
        if not edits:
            return None
        self.bench.apply(Change("write", tuple(edits)))
        return self.data.draw(st.sampled_from(sorted({edit.span.source.path for edit in edits})))

    def repeats(self, step: Callable[[str], object], name: str) -> bool:
        """Whether an undo or redo is done; one that is refused changes nothing."""
        before = self.texts()
        try:
            step(name)
        except CannotChange:
            assert self.texts() == before
            return False
        return True

    def repeat_all(self, step: Callable[[str], object]) -> None:
        """Undo or redo from the last step on: the very last is never refused."""
        while sum(self.repeats(step, name) for name in NAMES):
            pass


def in_a_loop(test: Callable[[Model], None], data: st.DataObject) -> None:
    async def run() -> None:
        model = Model(data)
        try:
            test(model)
        finally:
            model.bench.end()

    asyncio.run(run())


@given(st.data())
def test_edits_undo_and_redo_are_those_of_a_list_of_texts(data: st.DataObject) -> None:
    def test(model: Model) -> None:
        past: list[tuple[list[str], str]] = []
        future: list[tuple[list[str], str]] = []
        for sort in data.draw(st.lists(st.sampled_from(["change", "undo", "redo"]), max_size=30)):
            before = model.texts()
            if sort == "change":
                name = model.change()
                if name is not None:
                    past.append((before, name))
                    future.clear()
            elif sort == "undo" and past:
                expected, name = past.pop()
                model.bench.undo(name)
                assert model.texts() == expected
                future.append((before, name))
            elif sort == "redo" and future:
                expected, name = future.pop()
                model.bench.redo(name)
                assert model.texts() == expected
                past.append((before, name))

    in_a_loop(test, data)


@given(st.data())
def test_in_whatever_order_all_is_taken_back_in_the_end_and_made_again(data: st.DataObject) -> None:
    def test(model: Model) -> None:
        bench, first = model.bench, model.texts()
        for _ in range(data.draw(st.integers(1, 8))):
            model.change()
        whole = model.texts()
        for step in data.draw(st.lists(st.sampled_from([bench.undo, bench.redo]), max_size=20)):
            model.repeats(step, data.draw(st.sampled_from(NAMES)))
        model.repeat_all(bench.redo)
        assert model.texts() == whole
        model.repeat_all(bench.undo)
        assert model.texts() == first
        assert {bench.next_undo(name) for name in NAMES} == {None}

    in_a_loop(test, data)


@given(st.data())
def test_what_others_write_is_never_lost(data: st.DataObject) -> None:
    def test(model: Model) -> None:
        bench, first = model.bench, model.texts()
        written = dict.fromkeys(NAMES, 0)
        for sort in data.draw(st.lists(st.sampled_from(["change", "others", "undo", "redo"]), max_size=20)):
            name = data.draw(st.sampled_from(NAMES))
            document = bench.documents.get(name)
            assert document is not None
            if sort == "change":
                if not any(written.values()):
                    model.change()
            elif sort == "others":
                text = document.source.text
                at = data.draw(st.integers(0, len(text)))
                bench.changed(name, f"{text[:at]}#{text[at:]}")
                written[name] += 1
            else:
                model.repeats(bench.undo if sort == "undo" else bench.redo, name)
        model.repeat_all(bench.undo)
        assert [text.count("#") for text in model.texts()] == [written[name] for name in NAMES]
        if {bench.next_undo(name) for name in NAMES} == {None}:
            assert [text.replace("#", "") for text in model.texts()] == first

    in_a_loop(test, data)
