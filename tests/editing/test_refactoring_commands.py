"""Changes of maps through the installed command: what they write, what they refuse, and in which words."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from argmap.atomic_files.journals import Entry, new_journal, state_folder

sys.path.insert(0, str(Path(__file__).parent))
from installed import run

sys.path.pop(0)

BRIDGE = """\
title: The bridge
source: inspection
sources:
  inspection: {title: Annual inspection}
groups:
  deck: {title: The deck}
expect:
  supported: [wear]

argument:
# the main point
- conclusion: The council should close the bridge to lorries.  # this year
  id: close
  because:
  # about rust
  - The deck rusts.
  - premises:
    - claim: Lorries wear the deck out.
      id: wear
      group: deck
      because:
      - evidence: Strain peaks with every lorry.
        quote: strain peaks … every lorry
    - assumption: Wear cannot be stopped otherwise.
  but:
  - claim: The detour is long.

- claim: There is no money for a new deck.
  id: money
  because:
  - ref: wear
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    return tmp_path


def changed(folder: Path, *arguments: str) -> str:
    found = run(folder, *arguments)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "changed bridge.yaml\n")
    return (folder / "bridge.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["rename", "bridge.yaml", "money", "no-money"], "  id: money\n", "  id: no-money\n"),
        (["rename", "bridge.yaml", "deck", "road-deck"], "deck", None),
        (
            ["restate", "bridge.yaml", "1.4", "The detour is long: forty minutes."],
            "- claim: The detour is long.\n",
            '- claim: "The detour is long: forty minutes."\n',
        ),
        (
            ["add", "bridge.yaml", "It is old.", "--because", "1.1"],
            "  - The deck rusts.\n",
            "  - claim: The deck rusts.\n    because:\n    - claim: It is old.\n",
        ),
        (
            ["add", "bridge.yaml", "Salt is strewn.", "--before", "1.2", "--kind", "evidence", "--id", "salt"],
            "    - claim: Lorries wear",
            "    - evidence: Salt is strewn.\n      id: salt\n    - claim: Lorries wear",
        ),
        (
            ["move", "bridge.yaml", "1.1", "--although", "money"],
            "  - ref: wear\n",
            "  - ref: wear\n  although:\n  # about rust\n  - The deck rusts.\n",
        ),
        (
            ["add", "bridge.yaml", "Rust spreads.", "--premise-of", "1.1"],
            "  - The deck rusts.\n",
            "  - premises:\n    - The deck rusts.\n    - claim: Rust spreads.\n",
        ),
        (
            ["add", "bridge.yaml", "Rust is only on the surface.", "--undercut", "1.1"],
            "  - The deck rusts.\n",
            "  - premises:\n    - The deck rusts.\n    but:\n    - claim: Rust is only on the surface.\n",
        ),
        (["remove", "bridge.yaml", "1.4"], "  but:\n  - claim: The detour is long.\n", ""),
        (["remove", "bridge.yaml", "money"], BRIDGE[BRIDGE.index("\n- claim: There") :], ""),
        (
            ["extract", "bridge.yaml", "1.4", "--id", "detour"],
            "  - claim: The detour is long.\n",
            "  - ref: detour\n",
        ),
        (["join", "bridge.yaml", "wear", "1.1"], "  - The deck rusts.\n", "  - ref: wear\n"),
    ],
)
def test_a_change_is_written_where_it_belongs(folder: Path, arguments: list[str], old: str, new: str | None) -> None:
    after = changed(folder, *arguments)
    if new is None:
        assert after == BRIDGE.replace("  deck: {", "  road-deck: {").replace("group: deck", "group: road-deck")
    elif arguments[0] == "extract":
        assert after == BRIDGE.replace(old, new) + "\n- claim: The detour is long.\n  id: detour\n"
    elif arguments[0] == "move":
        moved = BRIDGE.replace("  # about rust\n  - The deck rusts.\n", "")
        assert after == moved.replace(old, new)
    else:
        assert after == BRIDGE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["rename", "bridge.yaml", "wear", "close"], 1, "argmap: `close` is taken: bridge.yaml:13:7\n"),
        (["rename", "bridge.yaml", "wear", "to wear"], 1, "`to wear` cannot be an id, but `to-wear` can"),
        (["rename", "bridge.yaml", "waer", "x"], 2, "nothing is called 'waer'"),
        (["restate", "bridge.yaml", "wear", " "], 1, "the new text is empty"),
        (["restate", "bridge.yaml", "wear", "a\x07b"], 1, "an invisible control character, U+0007"),
        (["add", "bridge.yaml", "A.", "--because", "close", "--but", "wear"], 2, "give one place"),
        (["add", "bridge.yaml", "A.", "--premise-of", "close"], 1, "the root of a tree, and no premise"),
        (["add", "bridge.yaml", "A.", "--undercut", "close"], 1, "the root of a tree, and no premise"),
        (["add", "bridge.yaml", "A.", "--undercut", "wear", "--but", "wear"], 2, "give one place"),
        (["move", "bridge.yaml", "close", "--because", "wear"], 1, "a part of what is to be moved"),
        (["remove", "bridge.yaml", "wear"], 1, "`wear` is used elsewhere: bridge.yaml:8:15"),
        (["extract", "bridge.yaml", "close"], 1, "the root of a tree already"),
        (["extract", "bridge.yaml", "1.4", "--to", "bridge.yaml"], 1, "bridge.yaml is there already"),
        (["inline", "bridge.yaml", "wear"], 1, "no tree of its own"),
        (["join", "bridge.yaml", "1.1", "wear"], 1, "a `ref` cannot carry `group`"),
        (["join", "bridge.yaml", "wear", "wear"], 1, "one statement already"),
        (["remove", "-", "wear"], 2, "a change needs a file"),
        (["remove", "none.yaml", "wear"], 3, "none.yaml: there is no such file"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(folder: Path, arguments: list[str], code: int, message: str) -> None:
    found = run(folder, *arguments)
    assert message in found.stderr
    assert found.returncode == code
    assert found.stdout == ""
    assert "Traceback" not in found.stderr
    assert {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} == {"bridge.yaml": BRIDGE}


def test_a_map_with_faults_has_to_be_mended_first(folder: Path) -> None:
    (folder / "bridge.yaml").write_text(BRIDGE + "- clam: It is old.\n", encoding="utf-8")
    found = run(folder, "remove", "bridge.yaml", "1.4")
    assert found.returncode == 1
    assert "bridge.yaml:32:3: " in found.stderr
    assert "mend this first: argmap check bridge.yaml" in found.stderr


def test_a_diff_is_shown_and_nothing_is_written(folder: Path) -> None:
    found = run(folder, "rename", "bridge.yaml", "money", "no-money", "--diff")
    assert (found.returncode, found.stderr) == (0, "")
    assert "-  id: money\n+  id: no-money\n" in found.stdout
    assert (folder / "bridge.yaml").read_text(encoding="utf-8") == BRIDGE


def test_a_name_is_changed_in_every_map_that_uses_it(folder: Path) -> None:
    (folder / "main.yaml").write_text(
        "include: {b: bridge.yaml}\nexpect: {supported: [b/wear]}\nargument:\n- conclusion: The town is poor.\n"
        "  because: [{ref: 'b/money'}, {ref: b/wear}]\n",
        encoding="utf-8",
    )
    (folder / "top.yaml").write_text(
        "include: {m: main.yaml}\nargument:\n- conclusion: Taxes should rise.\n  because:\n  - ref: m/b/wear\n",
        encoding="utf-8",
    )
    (folder / "alone.yaml").write_text(
        "argument:\n- conclusion: It is so.\n  because:\n  - claim: Shoes wear.\n    id: wear\n", encoding="utf-8"
    )
    before = {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()}
    found = run(folder, "rename", "bridge.yaml", "wear", "lorries-wear")
    assert found.returncode == 0
    assert sorted(found.stderr.splitlines()) == ["changed bridge.yaml", "changed main.yaml", "changed top.yaml"]
    after = {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()}
    assert after.pop("alone.yaml") == before.pop("alone.yaml")
    assert after["top.yaml"] == before["top.yaml"].replace("m/b/wear", "m/b/lorries-wear")
    assert after["main.yaml"] == before["main.yaml"].replace("b/wear", "b/lorries-wear")
    assert run(folder, "check", ".").stdout.count("AM101") == 0
    assert run(folder, "rename", "top.yaml", "m/b/lorries-wear", "wear").returncode == 0
    assert {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} == {
        **before,
        "alone.yaml": after.get("alone.yaml", (folder / "alone.yaml").read_text(encoding="utf-8")),
    }


def test_a_map_that_may_use_the_name_and_cannot_be_read_stops_the_change(folder: Path) -> None:
    (folder / "main.yaml").write_text(
        "include: {b: bridge.yaml}\nargument:\n- conclusion: The town is poor.\n  becuase: [{ref: b/money}]\n"
    )
    found = run(folder, "rename", "bridge.yaml", "money", "no-money")
    assert found.returncode == 1
    assert "main.yaml:4:3: " in found.stderr
    assert "mend this first: argmap check main.yaml" in found.stderr
    assert (folder / "bridge.yaml").read_text(encoding="utf-8") == BRIDGE


def test_an_include_gets_another_prefix(folder: Path) -> None:
    (folder / "main.yaml").write_text(
        "include:\n  b: bridge.yaml\nargument:\n- conclusion: The town is poor.\n  because:\n  - ref: b/money\n"
    )
    assert run(folder, "rename", "main.yaml", "b", "bridge").returncode == 0
    assert "  bridge: bridge.yaml\n" in (folder / "main.yaml").read_text()
    assert "- ref: bridge/money\n" in (folder / "main.yaml").read_text()


def test_a_name_of_several_sorts_of_things_has_to_be_told_apart(folder: Path) -> None:
    (folder / "bridge.yaml").write_text(BRIDGE.replace("id: money", "id: deck"), encoding="utf-8")
    found = run(folder, "rename", "bridge.yaml", "deck", "road")
    assert found.returncode == 2
    assert "--sort node, --sort group" in found.stderr
    assert run(folder, "rename", "bridge.yaml", "deck", "road", "--sort", "group").returncode == 0
    assert "group: road" in (folder / "bridge.yaml").read_text(encoding="utf-8")


def test_a_subtree_becomes_a_file(folder: Path) -> None:
    found = run(folder, "extract", "bridge.yaml", "wear", "--to", "lorries.yaml")
    assert found.returncode == 0
    assert sorted(found.stderr.splitlines()) == ["changed bridge.yaml", "wrote lorries.yaml"]
    assert (folder / "lorries.yaml").read_text(encoding="utf-8") == (
        "source: inspection\nsources:\n  inspection: {title: Annual inspection}\ngroups:\n  deck: {title: The deck}\n\n"
        "argument:\n- claim: Lorries wear the deck out.\n  id: wear\n  group: deck\n  because:\n"
        "  - evidence: Strain peaks with every lorry.\n    quote: strain peaks … every lorry\n"
    )
    after = (folder / "bridge.yaml").read_text(encoding="utf-8")
    assert "include:\n  lorries: lorries.yaml\n" in after
    assert "supported: [lorries/wear]" in after
    assert after.count("- ref: lorries/wear\n") == 2
    assert run(folder, "check", "bridge.yaml").returncode == 0


@pytest.mark.parametrize("name", ["notes.txt/wear.yaml", "map.yaml/wear.yaml", f"{'w' * 251}.yaml"])
def test_a_file_that_cannot_be_made_leaves_the_folder_as_it_was(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("some notes")
    text = "argument:\n- conclusion: We leave.\n  because:\n  - claim: It rains.\n    id: rain\n"
    (tmp_path / "map.yaml").write_text(text)
    done = run(tmp_path, "extract", "map.yaml", "rain", "--to", name)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr or "file name too long" in done.stderr
    assert ".new" not in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["map.yaml", "notes.txt"]
    assert run(tmp_path, "restate", "map.yaml", "rain", "It snows.").returncode == 0
    assert (tmp_path / "map.yaml").read_text() == text.replace("It rains.", "It snows.")


def test_what_stays_behind_cannot_be_referred_to(folder: Path) -> None:
    found = run(folder, "extract", "bridge.yaml", "money", "--to", "money.yaml")
    assert found.returncode == 1
    assert "the tree refers to `wear`, which stays behind (bridge.yaml:31:10)" in found.stderr
    assert not (folder / "money.yaml").exists()


def interrupted(folder: Path, name: str, old: str, new: str) -> None:
    """Leave behind what a process leaves that is killed when its new text is there and not yet in its place."""
    staged = folder / ".argmap-0123456789abcdef.new"
    staged.write_text(new, encoding="utf-8")
    entry = Entry(folder / name, staged, *(hashlib.sha256(text.encode()).hexdigest() for text in (old, new)))
    new_journal(state_folder(), folder, [entry]).write("complete")


@pytest.mark.parametrize(
    "command",
    [
        ["rename", "bridge.yaml", "cash", "savings"],
        ["fmt", "bridge.yaml"],
        ["fmt", "."],
        ["fix", "bridge.yaml", "--ignore", "AM"],
        ["restate", "bridge.yaml", "cash", "There is no money."],
    ],
)
def test_an_interrupted_change_is_finished_by_the_next_command(folder: Path, command: list[str]) -> None:
    new = BRIDGE.replace("money", "cash")
    interrupted(folder, "bridge.yaml", BRIDGE, new)
    found = run(folder, *command)
    assert found.returncode == 0, found.stderr
    assert "argmap: a change that had been interrupted was finished: bridge.yaml\n" in found.stderr
    assert "somebody else" not in found.stderr
    assert [p.name for p in folder.iterdir()] == ["bridge.yaml"]
    assert "cash" in (folder / "bridge.yaml").read_text(encoding="utf-8") or command[0] == "rename"
    assert run(folder, *command, "--diff").stderr.count("interrupted") == 0


@pytest.mark.parametrize(
    "command",
    [
        ["rename", "bridge.yaml", "money", "savings", "--diff"],
        ["fmt", "--check", "bridge.yaml"],
        ["fmt", "--diff", "."],
        ["fix", "bridge.yaml", "--diff"],
        ["check", "bridge.yaml"],
        ["render", "bridge.yaml", "-o", "-"],
        ["list", "bridge.yaml"],
    ],
)
def test_a_command_that_only_looks_leaves_an_interrupted_change_alone(folder: Path, command: list[str]) -> None:
    interrupted(folder, "bridge.yaml", BRIDGE, BRIDGE.replace("money", "cash"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = run(folder, *command)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    waits = "argmap: a change was interrupted, which the next command that writes will finish: bridge.yaml\n"
    assert (waits in found.stderr) == (command[0] in ("rename", "fmt", "fix"))


ODD = (
    "\ufeff# a map that an editor on another system wrote\r\n"
    "argument:\r\n"
    '- "claim":   "The deck\\x20rusts:\\tbadly"   # quoted, with an escape\r\n'
    "  'id':\t'rust'\r\n"
    "  note: |\r\n"
    "    a\ttab, and  two blanks  \r\n"
    "\r\n"
    "    # no comment\r\n"
    "  because: [ {claim: It is old. , id: old} , 'It''s wet.' ]\r\n"
    "- conclusion: >-\r\n"
    "    Close\r\n"
    "    it.\r\n"
    "  because:\r\n"
    "  -   ref:   rust\r\n"
    "  x-mine: !tagged {a: [1,2 ,3]}\r\n"
    "- claim: The last line has no end.\r\n"
    "  id: last"
)


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["rename", "odd.yaml", "last", "end"], "id: last", "id: end"),
        (["rename", "odd.yaml", "old", "aged"], "id: old", "id: aged"),
        (["restate", "odd.yaml", "last", "It has none."], "The last line has no end.", "It has none."),
        (["restate", "odd.yaml", "rust", 'He said "rust".'], '"The deck\\x20rusts:\\tbadly"', 'He said "rust".'),
        (
            ["add", "odd.yaml", "It is wide.", "--but", "last"],
            "  id: last",
            "  id: last\r\n  but:\r\n  - claim: It is wide.",
        ),
        (["remove", "odd.yaml", "last"], "- claim: The last line has no end.\r\n  id: last", ""),
    ],
)
def test_odd_layouts_survive_changes_elsewhere(tmp_path: Path, arguments: list[str], old: str, new: str) -> None:
    (tmp_path / "odd.yaml").write_bytes(ODD.encode("utf-8"))
    found = run(tmp_path, *arguments)
    assert (found.returncode, found.stderr) == (0, "changed odd.yaml\n")
    after = (tmp_path / "odd.yaml").read_bytes().decode("utf-8")
    assert after.rstrip("\r\n") == ODD.replace(old, new).rstrip("\r\n")


def test_a_text_in_brackets_gets_quotes_where_a_comma_would_part_it(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_bytes(ODD.encode("utf-8"))
    assert run(tmp_path, "restate", "odd.yaml", "old", "It is old, and wet.").returncode == 0
    after = (tmp_path / "odd.yaml").read_bytes().decode("utf-8")
    assert after == ODD.replace("{claim: It is old. ,", '{claim: "It is old, and wet." ,')


def test_a_name_in_quotes_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_bytes(ODD.encode("utf-8"))
    assert run(tmp_path, "rename", "odd.yaml", "rust", "rusty").returncode == 0
    after = (tmp_path / "odd.yaml").read_bytes().decode("utf-8")
    assert after == ODD.replace("\t'rust'", "\t'rusty'").replace("ref:   rust", "ref:   rusty")
    assert run(tmp_path, "rename", "odd.yaml", "rusty", "rust").returncode == 0
    assert (tmp_path / "odd.yaml").read_bytes() == ODD.encode("utf-8")


BRACKETS = """\
argument:
- conclusion: The bridge should be closed.   # says the council
  id: close
  because: [{claim: The deck rusts., id: rust, cite: {source: report, at: p. 2}},
    {premises: [It carries buses., {claim: Buses are heavy, id: heavy}]}]  # so far
- {claim: The   detour is short., id: detour}
sources: {report: {title: Report}}
"""


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (
            ["move", "map.yaml", "heavy", "--because", "rust"],
            BRACKETS[BRACKETS.index("  because:") : BRACKETS.index("- {claim: The   detour")],
            "  because:  # so far\n  - claim: The deck rusts.\n    id: rust\n    cite: {source: report, at: p. 2}\n"
            "    because:\n    - claim: Buses are heavy\n      id: heavy\n  - premises:\n    - It carries buses.\n",
        ),
        (
            ["add", "map.yaml", "It is long.", "--but", "detour"],
            "- {claim: The   detour is short., id: detour}",
            "- claim: The   detour is short.\n  id: detour\n  but:\n  - claim: It is long.",
        ),
    ],
)
def test_what_stands_in_brackets_is_written_in_lines_where_a_change_needs_them(
    tmp_path: Path, arguments: list[str], old: str, new: str
) -> None:
    (tmp_path / "map.yaml").write_text(BRACKETS, encoding="utf-8")
    found = run(tmp_path, *arguments)
    assert (found.returncode, found.stderr) == (0, "changed map.yaml\n")
    assert (tmp_path / "map.yaml").read_text(encoding="utf-8") == BRACKETS.replace(old, new)


def test_a_comment_in_brackets_stays_where_it_is(tmp_path: Path) -> None:
    text = BRACKETS.replace("p. 2}},\n", "p. 2}},  # the rust\n")
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    found = run(tmp_path, "move", "map.yaml", "heavy", "--because", "rust")
    assert found.returncode == 1
    assert "map.yaml:5: this stands in brackets; write it on lines of its own" in found.stderr
    assert (tmp_path / "map.yaml").read_text(encoding="utf-8") == text


def test_a_place_before_a_tree_is_in_the_file_of_that_tree(folder: Path) -> None:
    main = "include: {b: bridge.yaml}\nargument:\n- conclusion: The town is poor.\n  id: poor\n"
    (folder / "main.yaml").write_text(main, encoding="utf-8")
    found = run(folder, "add", "main.yaml", "Salt is strewn.", "--before", "b/money")
    assert (found.returncode, found.stderr) == (0, "changed bridge.yaml\n")
    after = (folder / "bridge.yaml").read_text(encoding="utf-8")
    assert after == BRIDGE.replace("- claim: There", "- claim: Salt is strewn.\n\n- claim: There")
    found = run(folder, "move", "main.yaml", "poor", "--before", "b/money")
    assert (found.returncode, found.stdout) == (1, "")
    assert "the two stand in different files" in found.stderr
    assert (folder / "main.yaml").read_text(encoding="utf-8") == main
