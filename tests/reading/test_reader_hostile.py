"""Input that is meant to hurt: an answer for each, and none that grows faster than the input."""

from __future__ import annotations

import pytest

from argmap.reading import Reading, load
from argmap.reading.findings import MOST_OF_ONE_SORT
from argmap.source import Source

HEAD = "argument:\n"

pytestmark = pytest.mark.usefixtures("each_parser")


def read(text: str) -> Reading:
    return load(Source("map.yaml", text))


def names(reading: Reading) -> set[str]:
    return {diagnostic.rule.name for diagnostic in reading.diagnostics}


@pytest.mark.parametrize("signs", ["[", "{", "[{", "[a, ", "{a: ", '["'])
def test_thousands_of_brackets(signs: str) -> None:
    assert names(read(f"title: x\ntags: {signs * 5000}")) & {"nested-too-deep", "unclosed-quote", "unclosed-bracket"}
    assert names(read(signs * 50_000)) & {"nested-too-deep", "unclosed-quote", "unclosed-bracket"}


def test_brackets_that_are_closed_again() -> None:
    reading = read(f"{HEAD}- claim: A\n  tags: {'[' * 5000}{']' * 5000}\n- claim: B\n")
    assert names(reading) == {"nested-too-deep"}
    assert not reading.complete


def test_an_alias_bomb() -> None:
    lines = ["- &a0 [x, x]"] + [f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 60)]
    reading = read(HEAD + "\n".join(lines))
    assert names(reading) == {"anchor-or-alias"}
    assert len(reading.diagnostics) >= 60


def test_thousands_of_dashes() -> None:
    assert names(read(f"{HEAD}{'- ' * 50_000}x\n")) == {"wrong-type"}
    assert names(read("? " * 20_000)) == {"wrong-type"}


def test_repeated_keys_are_told_of_only_so_often() -> None:
    count = 20_000
    reading = read("title: x\n" * count)
    assert names(reading) == {"duplicate-key"}
    assert len(reading.diagnostics) == MOST_OF_ONE_SORT + 1
    messages = [diagnostic.finding.message for diagnostic in reading.diagnostics]
    assert f"and {count - 1 - MOST_OF_ONE_SORT} more places with the same fault" in messages


@pytest.mark.parametrize(
    ("head", "line", "name"),
    [
        ("", "k<n>: x\n", "unknown-key"),
        (HEAD, "- claim: a #<n>\n", "text-cut"),
        (HEAD, "- {claim: a, <n>}\n", "flow-comma"),
        (HEAD, "- claim: a\n  id: b <n>\n", "invalid-id"),
        (HEAD, "- a<n>: b\n", "text-became-mapping"),
        (HEAD, "- claim: &<n> b\n", "text-became-something-else"),
    ],
)
def test_ten_thousand_times_the_same_fault(head: str, line: str, name: str) -> None:
    reading = read(head + "".join(line.replace("<n>", f"x{i}") for i in range(10_000)))
    assert names(reading) == {name}
    assert len(reading.diagnostics) == MOST_OF_ONE_SORT + 1


def test_ten_thousand_syntax_errors() -> None:
    reading = read(HEAD + "- claim: a: b\n" * 10_000)
    assert names(reading) == {"text-became-mapping"}
    assert len(reading.diagnostics) > 50
    assert not reading.complete
    last = reading.diagnostics[-1].finding.help
    assert last is not None
    assert last.endswith("what follows is read once this is mended")


@pytest.mark.parametrize("style", ["", '"', "'"])
def test_one_huge_text(style: str) -> None:
    reading = read(f"{HEAD}- claim: {style}{'word ' * 200_000}end{style}\n")
    assert reading.diagnostics == ()
    assert reading.map is not None
    assert len(reading.map.roots[0].span.written) > 1_000_000


def test_ten_thousand_tabs() -> None:
    (diagnostic,) = read(HEAD + "\t- claim: a\n" * 10_000).diagnostics
    assert diagnostic.finding.message == "a tab cannot indent a line, here and in 9999 more"
