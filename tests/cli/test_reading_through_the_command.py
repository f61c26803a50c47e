"""Every reading rule of the language through the installed command: code, line, column, exit code, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("argmap")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def argmap(*arguments: str | Path, cwd: Path, data: bytes | None = None) -> Run:
    """Run the installed script as a user would."""
    done = subprocess.run([SCRIPT, *arguments], cwd=cwd, input=data, capture_output=True, check=False, timeout=120)
    run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in run.err + run.out
    assert "defect of argmap" not in run.err
    return run


def findings(run: Run) -> list[tuple[str, int, int]]:
    """Name, line and column of each error."""
    diagnostics = json.loads(run.out)["diagnostics"]
    return [(d["name"], d["line"], d["column"]) for d in diagnostics if d["severity"] == "error"]


def check(tmp_path: Path, text: str | bytes, name: str = "map.yaml") -> list[tuple[str, int, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / name).write_bytes(data)
    run = argmap("check", "--format", "json", name, cwd=tmp_path)
    found = findings(run)
    assert run.code == (1 if found else 0)
    assert (tmp_path / name).read_bytes() == data
    return found


HEAD = "argument:\n"
TREE = "argument:\n- conclusion: The council should close the bridge.\n  because:\n"

CASES: dict[str, tuple[str | bytes, list[tuple[str, int, int]]]] = {
    "a misspelt key": (f"{TREE}  - clam: Lorries wear the bridge out.\n", [("unknown-key", 4, 5)]),
    "a misspelt attribute": (f"{TREE}  - claim: Lorries.\n    lable: wear\n", [("unknown-key", 5, 5)]),
    "a key of another place": (f"{TREE}  - claim: Lorries.\n    scheme: sign\n", [("misplaced-key", 5, 5)]),
    "a list in brackets for a text": (f"{TREE}  - claim: [Lorries, Cars]\n", [("text-became-something-else", 4, 12)]),
    "a list for a text": (f"{TREE}  - claim:\n    - Lorries\n", [("list-for-text", 5, 5)]),
    "a text for a list": ("argument:\n- claim: X holds.\n  because: Y holds.\n", [("text-for-list", 3, 12)]),
    "two kinds": (f"{TREE}  - claim: Lorries.\n    evidence: Strain.\n", [("two-kinds", 5, 5)]),
    "no kind": (f"{TREE}  - id: lorries\n    note: no text\n", [("no-kind", 4, 5)]),
    "a duplicate key": (f"{TREE}  - claim: Lorries.\n    note: a\n    note: b\n", [("duplicate-key", 6, 5)]),
    "an anchor and an alias": (
        f"{TREE}  - &a claim: Lorries.\n  - *a\n",
        [("anchor-or-alias", 4, 5), ("anchor-or-alias", 5, 5)],
    ),
    "a merge key": (f"{TREE}  - claim: Lorries.\n    <<: x\n", [("merge-key", 5, 5)]),
    "a tag": (f"{TREE}  - claim: !important Lorries.\n", [("tag", 4, 12)]),
    "a second document": (f"{TREE}  - claim: Lorries.\n---\nargument: []\n", [("second-document", 5, 1)]),
    "tabs": (f"{TREE}\t- claim: Lorries.\n", [("tab-indentation", 4, 1)]),
    "text cut by a number sign": (f"{TREE}  - claim: We rank #1 in lorries.\n", [("text-cut", 4, 20)]),
    "a colon within a text": (f"{TREE}  - claim: Note: this is a bridge.\n", [("text-became-mapping", 4, 12)]),
    "a colon within a bare text": (f"{TREE}  - Note: this is a bridge.\n", [("text-became-mapping", 4, 5)]),
    "a comma in braces": (f"{TREE}  - {{claim: Yes, it is}}\n", [("flow-comma", 4, 16)]),
    "a text that starts with a bracket": (
        f"{TREE}  - claim: [sic] it holds.\n",
        [("text-became-something-else", 4, 12)],
    ),
    "a text that starts with a star": (
        f"{TREE}  - claim: *Every* lorry counts.\n",
        [("text-became-something-else", 4, 12)],
    ),
    "a text that starts with a percent sign": (
        f"{TREE}  - claim: %5 of lorries.\n",
        [("text-became-something-else", 4, 12)],
    ),
    "a text that starts with a quoted word": (
        f'{TREE}  - claim: "Heavy" lorries wear it out.\n',
        [("text-became-something-else", 4, 12)],
    ),
    "an empty text": (f"{TREE}  - claim:\n    id: x\n", [("empty-value", 4, 5)]),
    "an id with a space": (f"{TREE}  - claim: Lorries.\n    id: my id\n", [("invalid-id", 5, 9)]),
    "a word that is not in the list": (f"{TREE}  - evidence: Strain.\n    basis: statistics\n", [("bad-value", 5, 12)]),
    "an impossible date": (f"{TREE}  - evidence: Strain.\n    date: 2019-13\n", [("bad-value", 5, 11)]),
    "an unknown version": ("argmap: 7\nargument: []\n", [("unknown-version", 1, 9)]),
    "an unclosed quote": (f'{TREE}  - claim: "Lorries wear\n', [("unclosed-quote", 4, 12)]),
    "a NUL byte": (b"argument:\n- claim: a\x00b\n", [("control-character", 2, 11)]),
    "Latin-1 bytes": ("argument:\n- claim: Das Br\u00fcckenamt\n".encode("latin-1"), [("encoding", 2, 16)]),
    "a byte order mark and CRLF": (b"\xef\xbb\xbfargument:\r\n- clam: x\r\n", [("unknown-key", 2, 3)]),
    "an emoji and Hangul before the fault": (
        "argument:\n- {claim: \U0001f600 한국어, clam: x}\n",
        [("unknown-key", 2, 18)],
    ),
    "an empty file": ("", [("empty-file", 1, 1)]),
    "a list at the top": ("- claim: X holds.\n", [("not-a-map", 1, 1)]),
    "an unknown reference": (f"{TREE}  - ref: nothing\n", [("unknown-reference", 4, 10)]),
}


@pytest.mark.parametrize("case", CASES)
def test_fault_has_its_name_and_place(case: str, tmp_path: Path) -> None:
    text, expected = CASES[case]
    assert check(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text", ["- claim: no\n", "- claim: 2024-01-01\n", "- claim: 1.10\n", "- claim: 3:30\n", "- claim: ~\n"]
)
def test_scalars_are_texts_as_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(HEAD + text)
    run = argmap("list", "--format", "json", "map.yaml", cwd=tmp_path)
    assert [row["text"] for row in json.loads(run.out)] == [text.removeprefix("- claim: ").strip()]


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["argument:", "- &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    found = check(tmp_path, "\n".join(lines) + "\n")
    assert ("anchor-or-alias", 2, 3) in found


@pytest.mark.parametrize("bracket", ["[", "{"])
def test_five_thousand_brackets_are_refused(bracket: str, tmp_path: Path) -> None:
    found = check(tmp_path, f"argument: {bracket * 5000}\n")
    assert "nested-too-deep" in [name for name, _, _ in found]


@pytest.mark.slow
def test_a_thousand_statements_deep(tmp_path: Path) -> None:
    lines = ["argument:"]
    for level in range(1000):
        lines += [f"{'  ' * level}- claim: Statement {level} holds.", f"{'  ' * level}  because:"]
    (tmp_path / "deep.yaml").write_text("\n".join(lines[:-1]) + "\n")
    run = argmap("check", "--format", "json", "deep.yaml", cwd=tmp_path)
    assert (run.code, findings(run)) == (0, [])
    run = argmap("render", "deep.yaml", "-o", "deep.svg", cwd=tmp_path)
    assert run.code == 0, run.err


@pytest.mark.slow
def test_a_file_with_a_thousand_faults_of_indentation_is_answered(tmp_path: Path) -> None:
    faulty = "".join(f"- claim: Statement {i} holds.\n because:\n - claim: It does.\n" for i in range(1000))
    assert check(tmp_path, f"argument:\n{faulty}")[0] == ("bad-indentation", 3, 2)


@pytest.mark.slow
def test_fifty_megabytes_are_read(tmp_path: Path) -> None:
    text = "x" * 1000
    statements = "".join(f"- claim: Statement {i} {text}.\n" for i in range(50_000))
    (tmp_path / "big.yaml").write_text(f"{HEAD}{statements}- clam: x\n")
    run = argmap("check", "--format", "json", "--select", "AM0", "big.yaml", cwd=tmp_path)
    assert run.code == 1
    assert findings(run) == [("unknown-key", 50_002, 3)]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    run = argmap("check", "missing.yaml", cwd=tmp_path)
    assert (run.code, run.out) == (3, "")
    assert "missing.yaml" in run.err
    assert "no such file" in run.err
    (tmp_path / "folder").mkdir()
    run = argmap("render", "folder", cwd=tmp_path)
    assert run.code == 3
    assert "folder" in run.err
    if os.geteuid() != 0:  # root reads everything
        (tmp_path / "secret.yaml").write_text(HEAD)
        (tmp_path / "secret.yaml").chmod(0)
        run = argmap("check", "secret.yaml", cwd=tmp_path)
        assert run.code == 3
        assert "secret.yaml" in run.err


def test_a_circle_of_includes(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: {b: b.yaml}\nargument:\n- ref: b/y\n")
    (tmp_path / "b.yaml").write_text("include: {a: a.yaml}\nargument:\n- claim: Y holds.\n  id: y\n")
    run = argmap("check", "--format", "json", "a.yaml", cwd=tmp_path)
    assert run.code == 1
    assert ("include-circle", 1, 14) in findings(run)


def test_an_include_outside_the_project(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "other.yaml").write_text("argument:\n- claim: Y holds.\n  id: y\n")
    (tmp_path / "project" / "a.yaml").write_text("include: {o: ../other.yaml}\nargument:\n- claim: X holds.\n")
    run = argmap("check", "--format", "json", "project/a.yaml", cwd=tmp_path)
    assert run.code == 1
    assert findings(run) == [("include-outside", 1, 14)]


def test_twelve_faults_come_in_one_run(tmp_path: Path) -> None:
    text = """\
title: [a, b]
source: nothing
argument:
- conclusion: The council should close the bridge.
  because:
  - clam: Lorries wear the deck out.
  - claim: Lorries wear it out.
    evidence: Strain was measured.
  - claim: We rank #1 in lorries.
  - claim: Lorries weigh much.
    note: a
    note: b
  - id: no-text
  - claim: !big Lorries.
  - evidence: Strain was measured.
    basis: statistics
  - claim: Lorries come daily.
    id: my id
  - claim:
    id: empty
  - claim: Note: this is it.
  - ref: nobody
  but: It costs too much.
"""
    names = {name for name, _, _ in check(tmp_path, text)}
    assert names >= {
        "text-became-something-else",
        "unknown-source",
        "unknown-key",
        "two-kinds",
        "text-cut",
        "duplicate-key",
        "no-kind",
        "tag",
        "bad-value",
        "invalid-id",
        "empty-value",
        "text-became-mapping",
        "unknown-reference",
        "text-for-list",
    }


def test_standard_input_is_checked(tmp_path: Path) -> None:
    run = argmap("check", "--format", "json", "-", cwd=tmp_path, data=b"argument:\n- clam: x\n")
    assert run.code == 1
    assert findings(run) == [("unknown-key", 2, 3)]
