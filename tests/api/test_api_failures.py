"""Whatever a program gives to the interface, it gets an answer or one kind of failure, with a message that helps."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from contextlib import chdir
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import argmap
from argmap.api import UnknownOption, UnknownStatement, WrongArgument
from argmap.api.given import _readers
from argmap.rendering import DrawingOptions

BRIDGE = """\
title: The bridge
sources: {report: {title: Report}}
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - id: step
    premises:
    - claim: Lorries wear out the deck of the bridge.
      id: wear
    - assumption: The council should close the bridge to whatever wears its deck out.
  but:
  - claim: Closing the bridge delays every delivery.
    id: delay
"""
FAULTY = BRIDGE.replace("- claim", "- clam")

Call = Callable[[argmap.Map, Path], object]

# What is asked, and what the message says.
WRONG: dict[str, tuple[Call, str]] = {
    "unknown id": (lambda m, _: m["waer"], "no statement has the id 'waer'; did you mean `wear`?"),
    "nothing near": (lambda m, _: m["nien"], "no statement has the id 'nien'; there are close, wear, delay"),
    "id of a reason": (lambda m, _: m["step"], "'step' is a reason, and the id of a statement is wanted"),
    "no id": (lambda m, _: m[3], "a statement goes by its id, and not by 3"),  # type: ignore[index]
    "map without ids": (
        lambda _, __: argmap.load("argument:\n- claim: A b.\n")["x"], "'x'; this map has no statement with an id"
    ),
    "status of nobody": (lambda m, _: m.status("dely"), "did you mean `delay`?"),
    "reading": (lambda m, _: m.status("wear", "evidence"), "cannot be 'evidence'; did you mean `evidence-only`?"),
    "map of nothing": (lambda _, __: argmap.Map(None), "a `Map` is made of what `check` gives, and not of None"),  # type: ignore[arg-type]
    "option": (lambda m, _: argmap.render(m, colour="red"), "there is no option 'colour'; there are direction, theme"),
    "option misspelt": (lambda m, _: argmap.render(m, derection="left"), "did you mean `direction`?"),
    "direction": (lambda m, _: argmap.render(m, direction="lefft"), "cannot be 'lefft'; did you mean `left`?"),
    "direction of another type": (lambda m, _: argmap.render(m, direction=1), "cannot be 1; there are up, down, left"),
    "theme": (lambda m, _: argmap.render(m, theme="drak"), "`theme` cannot be 'drak'; did you mean `dark`?"),
    "theme of another type": (lambda m, _: argmap.render(m, theme=[]), "`theme` cannot be [] (list); there are light"),
    "format": (lambda m, _: argmap.render(m, "swg"), "there is no format 'swg'; did you mean `svg`?"),
    "format of another type": (lambda m, _: argmap.render(m, 3), "`form` is a text, and not 3"),  # type: ignore[arg-type]
    "flag": (lambda m, _: argmap.render(m, legend="no"), "`legend` is True or False, and not 'no'"),
    "number": (lambda m, _: argmap.render(m, "png", dpi=5), "`dpi` is a number from 18 to 1200, and not 5"),
    "no number": (lambda m, _: argmap.render(m, "png", dpi=float("nan")), "and not nan"),
    "whole number": (lambda m, _: argmap.render(m, depth=1.5), "`depth` is a whole number, and not 1.5"),
    "small number": (lambda m, _: argmap.render(m, depth=0), "`depth` is a number of 1 or more, and not 0"),
    "yes as number": (lambda m, _: argmap.render(m, depth=True), "`depth` is a number of 1 or more, and not True"),
    "focus": (lambda m, _: argmap.render(m, focus="waer"), "the map has no statement 'waer'; did you mean 'wear'?"),
    "group": (lambda m, _: argmap.render(m, group="money"), "the map has no group with statements called 'money'"),
    "collapse": (lambda m, _: argmap.render(m, collapse=[1]), "`collapse` is a list of texts, and 1 is none"),
    "status words": (lambda m, _: argmap.render(m, statuses={"wear": "good"}), "`statuses` cannot be 'good'"),
    "status of no one": (lambda m, _: argmap.render(m, statuses={"waer": "open"}), "did you mean `wear`?"),
    "no statuses": (lambda m, _: argmap.render(m, statuses=["wear"]), "`statuses` is a mapping by statement"),
    "no changes": (lambda m, _: argmap.render(m, changes={"wear": 1}), "is what `argmap.comparing.marks` gives"),
    "no map": (lambda _, __: argmap.load(5), "a map is what `load` gives, the path of a file, or the text of a map"),  # type: ignore[arg-type]
    "bytes": (lambda _, __: argmap.load(b"argument:\n"), "and not b'argument:\\n' (bytes)"),  # type: ignore[arg-type]
    "empty path": (lambda _, __: argmap.load(""), "and this is an empty text"),
    "no file": (lambda _, p: argmap.load(p / "missing.yaml"), "missing.yaml: there is no such file"),
    "text on one line": (lambda _, __: argmap.load("argument: []"), "the text of a map holds a line break"),
    "folder": (lambda _, p: argmap.load(p), "this is a folder, and a file is wanted"),
    "path that cannot be": (lambda _, __: argmap.load("a\0b"), "no file can be called 'a\\x00b'"),
    "errors": (lambda _, __: argmap.load(FAULTY), "`clam` is no key of a statement"),
    "rule": (lambda _, __: argmap.check(BRIDGE, select="AM9999"), "no rule has the code or name `AM9999`"),
    "rule misspelt": (lambda _, __: argmap.check(BRIDGE, ignore=["bare-clame"]), "did you mean `bare-claim`?"),
    "rule of another type": (lambda _, __: argmap.check(BRIDGE, select=[201]), "`select` is a list of texts, and 201"),  # type: ignore[list-item]
    "rules as mapping": (lambda _, __: argmap.check(BRIDGE, select={"AM2": 1}), "`select` is a list of texts, and not"),
    "no folder": (lambda _, p: argmap.check(BRIDGE, sources=p / "texts"), "`sources`: there is no folder"),
    "sources": (lambda m, _: argmap.ground(m, sources=3), "`sources` is a folder, or texts by the names"),  # type: ignore[arg-type]
    "source of another type": (
        lambda m, _: argmap.ground(m, sources={"report.txt": 3}), "`sources` holds texts by the names"  # type: ignore[dict-item]
    ),
    "half a character": (lambda m, _: argmap.ground(m, sources={"report.txt": "\ud800"}), "holds half a character"),
    "grant": (lambda m, _: argmap.evaluate(m, grant=["waer"]), "did you mean `wear`?"),
    "grant and reject": (
        lambda m, _: argmap.evaluate(m, grant="wear", reject="wear"), "'wear' cannot be granted and rejected"
    ),
    "section": (lambda m, _: argmap.review(m, ["assumption"]), "no section 'assumption'; did you mean 'assumptions'?"),
    "form": (lambda m, _: argmap.form(m, "refere"), "a review has no form 'refere'; did you mean 'referee'?"),
    "form of sections": (lambda m, _: argmap.form(argmap.review(m, "flips"), "note"), "made of a whole review"),
    "most": (lambda m, _: argmap.form(m, "note", most=0), "`most` is a number of 1 or more, and not 0"),
    "conclusion": (lambda m, _: argmap.review(m, conclusion="clsoe"), "did you mean `close`?"),
    "older version": (lambda m, p: argmap.review(m, since=p / "old.yaml"), "old.yaml: there is no such file"),
    "semantics": (lambda m, _: argmap.extensions(m, "prefered"), "cannot be 'prefered'; did you mean `preferred`?"),
    "limit": (lambda m, _: argmap.extensions(m, limit=0), "`limit` is a number of 1 or more, and not 0"),
    "seconds": (lambda m, _: argmap.extensions(m, seconds="long"), "`seconds` is a number from 0.001"),  # type: ignore[arg-type]
    "revision": (lambda m, p: argmap.diff(f"HEAD:{p}/bridge.yaml", m), "it lies in no git repository"),
    "one side": (lambda m, _: argmap.diff(m, None), "a map is what `load` gives"),  # type: ignore[arg-type]
    "nothing to build": (lambda _, p: argmap.build(p, p / "out"), "there is no map with an argument below"),
    "no paths": (lambda _, p: argmap.build([], p / "out"), "there is no map with an argument below no path"),
    "path of another type": (lambda _, p: argmap.build([p, 3], p / "out"), "and not 3"),  # type: ignore[list-item]
    "format of a build": (lambda _, p: argmap.build(_written(p), p / "out", "swg"), "did you mean `svg`?"),
    "no format": (lambda _, p: argmap.build(_written(p), p / "out", []), "`formats` is empty; there are svg, png"),
    "output in a file": (lambda _, p: argmap.build(_written(p), p / "bridge.yaml"), "cannot be written"),
    "option of a build": (lambda _, p: argmap.build(p, foce=True), "there is no option 'foce'; did you mean `force`?"),
    "executor": (lambda _, p: argmap.build(_written(p), p / "out", executor=4), "`executor` is one of"),  # type: ignore[arg-type]
    "progress": (lambda _, p: argmap.build(_written(p), p / "out", progress=4), "`progress` is a function"),  # type: ignore[arg-type]
    "options": (lambda _, p: argmap.build(_written(p), p / "out", options={}), "`options` are `DrawingOptions`"),  # type: ignore[arg-type]
    "options twice": (
        lambda _, p: argmap.build(p, options=DrawingOptions(), theme="dark"), "`theme` is given beside `options`"
    ),
}  # fmt: skip


def _written(folder: Path) -> Path:
    (folder / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bridge() -> argmap.Map:
    return argmap.load(BRIDGE)


@pytest.mark.parametrize("case", WRONG)
def test_a_failure_says_what_is_wrong_and_what_there_is(case: str, bridge: argmap.Map, tmp_path: Path) -> None:
    call, said = WRONG[case]
    with pytest.raises(argmap.ArgmapError) as caught:
        call(bridge, tmp_path)
    message = str(caught.value)
    assert said in message
    assert caught.type.__module__.startswith("argmap.")


def test_failures_are_also_what_python_has_for_them(bridge: argmap.Map) -> None:
    with pytest.raises(KeyError) as unknown:
        bridge["nobody"]
    assert isinstance(unknown.value, UnknownStatement)
    with pytest.raises(ValueError, match="cannot be 'drak'") as wrong:
        argmap.render(bridge, theme="drak")
    assert isinstance(wrong.value, WrongArgument)
    with pytest.raises(TypeError, match="no option") as option:
        argmap.render(bridge, colour="red")
    assert isinstance(option.value, UnknownOption)
    with pytest.raises(TypeError, match="unexpected keyword"):
        argmap.load(BRIDGE, sauces="texts")  # type: ignore[call-arg]


def test_a_map_is_asked_like_a_mapping(bridge: argmap.Map) -> None:
    assert list(bridge) == ["close", "wear", "delay"]
    assert ("wear" in bridge, "step" in bridge, 3 in bridge) == (True, False, False)
    assert [bridge[name].kind.value for name in bridge] == ["conclusion", "claim", "claim"]


def test_words_do_for_members_and_one_text_for_a_list(bridge: argmap.Map, tmp_path: Path) -> None:
    from argmap.evaluation import Reading, Status
    from argmap.rendering import Direction, Only

    assert argmap.render(bridge, direction="left") == argmap.render(bridge, direction=Direction.LEFT)
    assert argmap.render(bridge, "outline", only="assumptions") == argmap.render(
        bridge, "outline", only=Only.ASSUMPTIONS
    )
    by_words = argmap.render(bridge, statuses={"wear": "supported"})
    assert by_words == argmap.render(bridge, statuses={bridge["wear"]: Status.SUPPORTED})
    assert argmap.evaluate(bridge, "evidence-only").reading is Reading.EVIDENCE_ONLY
    assert argmap.evaluate(bridge, reject="wear").status(bridge["close"]).value == "defeated"
    assert [section.key for section in argmap.review(bridge, "assumptions").sections] == ["assumptions"]
    assert [d.code for d in argmap.check(FAULTY, select="AM6").diagnostics] == ["AM002", "AM002"]
    report = argmap.build(_written(tmp_path), tmp_path / "out", "outline", reading="as-stated", theme="dark")
    assert sorted(path.name for path in report.written) == ["bridge.txt", "index.html"]


def test_every_option_of_a_drawing_is_looked_at() -> None:
    assert list(_readers(None)) == [field.name for field in fields(DrawingOptions)]


def test_what_is_asked_about_another_map_is_refused(bridge: argmap.Map) -> None:
    other = argmap.load(BRIDGE)
    evaluation, extensions = argmap.evaluate(bridge), argmap.extensions(bridge)
    asked: list[Callable[[], object]] = [
        lambda: evaluation.status(other["wear"]),
        lambda: evaluation.value(other["wear"].because[0] if other["wear"].because else other["close"].because[0]),
        lambda: bridge.graph.premises(other["close"].because[0]),
        lambda: bridge.graph.target(other["close"].because[0]),
        lambda: bridge.graph.map_of(other["wear"]),
        lambda: extensions.acceptance(other["wear"]),
        lambda: extensions.label(other["wear"], 0),
    ]
    for ask in asked:
        with pytest.raises(argmap.ArgmapError, match="of another map") as caught:
            ask()
        assert isinstance(caught.value, KeyError)
    with pytest.raises(argmap.ArgmapError, match="'wear' is the id of a statement, and the statement itself is wanted"):
        evaluation.status("wear")  # type: ignore[arg-type]
    grounding = argmap.ground(bridge, sources={"report.txt": "It is old."})
    assert grounding is not None
    with pytest.raises(argmap.ArgmapError, match="no text of 'reprot'; there are texts of report"):
        grounding.coverage("reprot")


class Odd:
    def __repr__(self) -> str:
        return "odd\n" * 100


class OddPath(os.PathLike[bytes]):
    def __fspath__(self) -> bytes:
        return b"bridge.yaml"


WORDS = st.sampled_from(
    ["", "wear", "close", "step", "svg", "png", "left", "dark", "as-stated", "assumptions", "AM2", "HEAD:x.yaml",
     "HEAD:\0", "\ud800:x", "a\0b", "\ud800", "/", "-", "x" * 5000, "argument:\n- claim: A b c.\n", "a: b", "\n",
     "\n\ud800", "changed", "groups", "a4", "/dev/full/x"]
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        WORDS, st.none(), st.booleans(), st.integers(-3, 3), st.integers(), st.floats(), st.binary(max_size=3),
        st.sampled_from([Odd(), Odd, OddPath(), Path("nowhere"), Path(), object(), 10**400, float("inf"), print]),
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=3,
)  # fmt: skip
FUNCTIONS = [name for name in argmap.__all__ if inspect.isfunction(getattr(argmap, name))]
OPTIONS = [field.name for field in fields(DrawingOptions)]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_but_its_own_failures_comes_out(data: st.DataObject, bridge: argmap.Map, tmp_path_factory: Any) -> None:
    """Every function with values of any sort; a call that does not fit the signature is a TypeError of Python."""
    caught: Exception | None = None
    try:
        with chdir(tmp_path_factory.getbasetemp()):
            _ask(data, bridge)
    except (argmap.ArgmapError, TypeError) as error:
        caught = error
    message = str(caught)
    if isinstance(caught, argmap.ArgmapError):
        assert message
        assert "\n" in message or len(message) < 6000
    elif caught is not None:
        assert any(said in message for said in ("unexpected keyword", "positional argument", "multiple values")), (
            message
        )


def _ask(data: st.DataObject, bridge: argmap.Map) -> None:
    """Something that a program may ask for."""
    name = data.draw(st.sampled_from([*FUNCTIONS, "Map", "status", "item", "contains"]))
    if name == "Map":
        argmap.Map(data.draw(VALUES))
    elif name == "status":
        bridge.status(data.draw(VALUES), data.draw(VALUES))
    elif name == "item":
        bridge[data.draw(VALUES)]
    elif name == "contains":
        assert (data.draw(VALUES) in bridge) in (True, False)
    else:
        function = getattr(argmap, name)
        names = [each for each in inspect.signature(function).parameters if each not in ("options", "drawing")]
        names += OPTIONS if name in ("render", "build") else []
        first = [data.draw(st.one_of(st.just(bridge), VALUES)) for _ in range(2 if name == "diff" else 1)]
        few = data.draw(st.lists(st.sampled_from([*names[len(first) :], "x"]), max_size=2, unique=True))
        keywords = {each: data.draw(VALUES) for each in few}
        if name == "build":
            keywords["output"] = "out"
        function(*first, **keywords)
