"""What is printed is obeyed by no terminal, fits every encoding, and may go nowhere."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from argmap.cli import streams

ARGMAP = (sys.executable, "-m", "argmap")
MAP = "argument:\n- conclusion: “The bridge” moves…\n  id: move\n  because:\n  - claim: 橋 is → café.\n    id: old\n"
COMMANDS = (
    "check --all", "check --all -f json", "check --all -f sarif", "check --all -f github", "list", "list -f json",
    "list -f csv", "outline", "stats", "review", "review -f markdown", "review -f html", "review -f json", "sources",
    "review --form toulmin", "review --form referee -f html", "mark old --todo “New…” --by “a” --diff",
    "semantics", "why move", "why move -f json",
    "fmt --diff", "fix --diff", "rename move gone --diff", "restate old “New…” --diff",
)  # fmt: skip
WITHOUT_MAP = ("explain AM401", "schemes", "themes", "schema", "--help", "check --help", "")
MACHINE = ("json", "sarif", "csv", "schema", "markdown", "html")


def _words(command: str, file: str = "map.yaml") -> list[str]:
    name, *more = command.split(" ")
    return [name, file, *more]


def run(
    words: Sequence[str], cwd: Path, *, closed: str = "", encoding: str = "utf-8", **given: str
) -> subprocess.CompletedProcess[bytes]:
    """A command, perhaps with closed streams: digits of `closed`."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100", **given}
    environment.pop("PYTHONUNBUFFERED", None)
    shell = ["sh", "-c", f'exec "$@" {" ".join(f"{number}>&-" for number in closed)}', "sh", *ARGMAP, *words]
    return subprocess.run(
        shell, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "encoding"), [*zip([*COMMANDS, *WITHOUT_MAP], cycle(("cp1252", "ascii", "latin-1")), strict=False)]
)
def test_every_command_prints_in_every_encoding(folder: Path, command: str, encoding: str) -> None:
    words = command.split() if command in WITHOUT_MAP else _words(command)
    known, found = run(words, folder), run(words, folder, encoding=encoding)
    assert b"defect" not in known.stderr + found.stderr
    assert found.returncode == known.returncode
    if any(form in command.split() for form in MACHINE):
        assert found.stdout == known.stdout
    else:
        found.stdout.decode(encoding)
        assert found.stdout.count(b"\n") == known.stdout.count(b"\n")


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("“a” – ‘b’…", "ascii", "\"a\" - 'b'..."),
        ("a → b ⋮", "cp1252", "a -> b :"),
        ("é ñ ﬁ ½", "ascii", "e n fi 1/2"),
        ("橋 😀", "latin-1", "\\u6a4b \\U0001f600"),
        ("␛[31m ␡ ␀", "ascii", "\\x1b[31m <DEL> \\x00"),
        ("“é” €", "cp1252", "“é” €"),
        ("橋 “é”", "utf-8", "橋 “é”"),
        ("ключ", "koi8-r", "ключ"),
    ],
)
def test_plain_signs_stand_for_others(text: str, encoding: str, written: str) -> None:
    assert streams.writable(text, encoding) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\rb\x08\x07", "a␍b␈␇"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x9b31m \x7f", "\N{REPLACEMENT CHARACTER}31m ␡"),
        ("name\udcff", "name\N{REPLACEMENT CHARACTER}"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    ],
)
def test_nothing_printed_is_obeyed(text: str, shown: str) -> None:
    assert streams.obeyed_by_none(text) == shown


def test_only_colours_of_our_own_get_through() -> None:
    text = "\x1b[31m\x1b[1mred\x1b[0m \x1b[8mhidden \x1b]0;title\x07 \x1b[2J"
    shown = streams.obeyed_by_none(text, colored=True)
    assert shown == "\x1b[31m\x1b[1mred\x1b[0m ␛[8mhidden ␛]0;title␇ ␛[2J"


def _on_terminal(words: Sequence[str], cwd: Path) -> str:
    """What a terminal is given."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*ARGMAP, *words], cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    data = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        data += more
    os.close(ours)
    process.wait(60)
    return data.decode()


EVIL = "\x1b[2J\x1b]0;owned\x07"


@pytest.mark.parametrize(
    "words",
    [
        ["check", f"no{EVIL}.yaml"],
        ["check", f"odd{EVIL}.yaml"],
        ["check", "map.yaml", "--select", EVIL],
        ["explain", EVIL],
        ["list", "map.yaml", "--color", EVIL],
        [f"{EVIL}"],
        ["render", "map.yaml", "-o", f"out{EVIL}.svg"],
        ["rename", "map.yaml", "move", EVIL],
        ["outline", "texts.yaml", "--anyway"],
        ["list", "texts.yaml", "--anyway"],
        ["list", "texts.yaml", "--anyway", "-f", "csv"],
        ["list", "texts.yaml", "--anyway", "-f", "json"],
        ["review", "texts.yaml", "--anyway", "-f", "markdown"],
        ["check", "texts.yaml", "-f", "github"],
        ["fix", "texts.yaml", "--diff"],
        ["check", "settings/map.yaml"],
        ["check", "."],
        ["build", "settings"],
    ],
    ids=lambda words: words[0] + str(len(words)),
)
def test_no_terminal_is_given_control_characters(folder: Path, words: list[str]) -> None:
    (folder / f"odd{EVIL}.yaml").write_text("argument: 5\n", encoding="utf-8")
    escapes = '"\\e[2J\\e]0;owned\\a"'
    (folder / "texts.yaml").write_text(f"argument:\n- claim: {escapes}\n  note: {EVIL}\n", encoding="utf-8")
    (folder / "settings").mkdir()
    (folder / "settings" / "map.yaml").write_text(MAP, encoding="utf-8")
    (folder / "settings" / ".argmap.yaml").write_text(f"{escapes}: 1\n", encoding="utf-8")
    shown = _on_terminal(words, folder)
    assert shown.strip()
    assert "\x1b[2J" not in shown
    assert "\x1b]" not in shown
    assert "\x07" not in shown
    assert "defect" not in shown


def test_colours_reach_a_terminal(folder: Path) -> None:
    assert "\x1b[1m" in _on_terminal(["explain", "AM401", "--color"], folder)
    assert "\x1b[" in _on_terminal(["check", "map.yaml", "--color"], folder)


@pytest.mark.parametrize("closed", ["0", "1", "2", "012"])
@pytest.mark.parametrize("command", ["check", "list -f json", "render -o out.svg", "fmt"])
def test_closed_streams_are_no_defect(folder: Path, command: str, closed: str) -> None:
    known, found = run(_words(command), folder), run(_words(command), folder, closed=closed)
    assert b"defect" not in found.stderr
    data = "json" in command and "1" in closed  # these were meant for a program, which now lacks them
    assert found.returncode == (3 if data else known.returncode)
    if command.startswith("render"):
        assert (folder / "out.svg").read_bytes().startswith(b"<?xml")
    assert (folder / "map.yaml").read_text(encoding="utf-8") == MAP


@pytest.mark.parametrize("words", [["check", "-"], ["fix", "-"], ["fmt", "-"], ["render", "-", "-o", "x.svg"], ["lsp"]])
def test_a_closed_standard_input_is_told(folder: Path, words: list[str]) -> None:
    found = run(words, folder, closed="0")
    assert found.returncode == 3
    assert found.stderr == b"argmap: standard input: it is closed\n"


@pytest.mark.parametrize("words", [["render", "map.yaml", "-o", "-"], ["schema"], ["list", "map.yaml", "-f", "csv"]])
def test_data_for_a_closed_standard_output_are_told(folder: Path, words: list[str]) -> None:
    found = run(words, folder, closed="1")
    assert found.returncode == 3
    assert found.stderr == b"argmap: standard output: it is closed\n"


@pytest.mark.parametrize(
    "command", ["check --all", "list --anyway", "list -f json --anyway", "review -f html --anyway", "outline --anyway"]
)
def test_nobody_reads_on(tmp_path: Path, command: str) -> None:
    claim = "- claim: Deck of the bridge, which is number {0}\n  id: deck-number-{0}\n  cite: x{0}\n"
    text = "argument:\n" + "".join(claim.format(n) for n in range(2000))
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [*ARGMAP, *_words(command)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert os.read(process.stdout.fileno(), 5)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert b"Traceback" not in told
    assert b"defect" not in told


def test_data_go_out_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    below = io.TextIOWrapper(raw, "cp1252")  # it closes the other one when it goes
    monkeypatch.setattr(sys, "stdout", streams.Printed(below))
    sys.stdout.write("“é” \x1b\n")
    streams.put('{"a": "→ \x7f"}\n')
    sys.stdout.flush()
    assert raw.getvalue() == "“é” \\x1b\n".encode("cp1252") + '{"a": "→ \x7f"}\n'.encode()
    below.detach()


def test_files_are_utf_8_whatever_is_printed(folder: Path) -> None:
    for form, ending in (("json", "json"), ("text", "txt")):
        done = run(["review", "map.yaml", "-o", f"r.{ending}", "-f", form], folder, encoding="ascii")
        assert done.returncode == 0, done.stderr
        assert "“The bridge” moves…" in (folder / f"r.{ending}").read_text(encoding="utf-8")
    assert json.loads((folder / "r.json").read_bytes())


def test_completion_offers_nothing_that_a_terminal_obeys(folder: Path) -> None:
    for name in ("mad\x1b[2J.yaml", "mad\nline.yaml", "made.yaml"):
        (folder / name).write_text(MAP, encoding="utf-8")
    given = {"_ARGMAP_COMPLETE": "zsh_complete", "COMP_WORDS": "argmap check ma", "COMP_CWORD": "2"}
    offered = run([], folder, **given).stdout.decode()
    assert "made.yaml" in offered
    assert "mad\n" not in offered
    assert "\x1b" not in offered
    (folder / "t.yaml").write_text('argument:\n- claim: "a\\e[2J\\nb"\n  id: one\n', encoding="utf-8")
    given["COMP_WORDS"], given["COMP_CWORD"] = "argmap rename t.yaml o", "3"
    lines = run([], folder, **given).stdout.decode().splitlines()
    assert lines[:2] == ["plain", "one"]
    assert len(lines) == 3
    assert "\x1b" not in lines[2]
