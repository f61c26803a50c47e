"""What somebody meets in the first minutes: `argmap` alone, a first picture, findings that are not too many."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.checking import check
from argmap.editor_support.actions import actions
from argmap.editor_support.open_map import View
from argmap.rules import find_rule
from argmap.source import Source

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(sys.executable).with_name("argmap")
SMALL = """\
argument:
- conclusion: The library should open on Sundays.
  because:
  - claim: Many people can visit the library only on Sundays.
"""
NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "ARGMAP_OPEN": ""}


def argmap(*arguments: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **NO_DISPLAY, **settings}
    done = subprocess.run(
        [SCRIPT, *arguments], cwd=cwd, env=environment, capture_output=True, check=False, text=True, timeout=120
    )
    assert "Traceback" not in done.stderr
    assert "defect of argmap" not in done.stderr
    return done


# -- argmap alone ------------------------------------------------------------------------------------------------------


def test_alone_it_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {web: {image: nginx}}\n", encoding="utf-8")
    done = argmap(cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "There is no map in this folder yet."
    assert [line.split("  ")[1] for line in lines[2:]] == ["argmap new bridge.yaml", "argmap --help"]
    assert argmap(*shlex.split(lines[2].split("  ")[1])[1:], cwd=tmp_path).returncode == 0


def test_alone_it_names_the_maps_and_commands_that_work(tmp_path: Path) -> None:
    (tmp_path / "arguments").mkdir()
    for name in ("b.yaml", "a first map.yml", "arguments/c.yaml"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    done = argmap(cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert lines[0] == "3 maps here: a first map.yml, b.yaml, arguments/c.yaml"
    commands = [line.strip().split("  ")[0] for line in lines[2:]]
    assert commands[:3] == [
        "argmap check .", "argmap render 'a first map.yml' --open", "argmap review 'a first map.yml'",
    ]  # fmt: skip
    assert commands[3] == "argmap --help"
    for command in commands[:3]:
        assert argmap(*shlex.split(command)[1:], cwd=tmp_path).returncode == 0, command


def write(folder: Path, *names: str, text: str = SMALL) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def alone(folder: Path) -> tuple[list[str], list[str]]:
    """What `argmap` alone says of the maps of a folder, and the commands that it names."""
    done = argmap(cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    said, _, rows = done.stdout.partition("\n\n")
    return said.splitlines(), [row.strip().split("  ")[0] for row in rows.splitlines()]


def test_alone_it_finds_maps_below_but_not_without_end(tmp_path: Path) -> None:
    write(tmp_path, "z.yaml", "arguments/deep/c.yaml", "maps/b.YML", "a/b/c/d.yaml", "a/b/c/d/e.yaml", ".hidden/f.yaml")
    write(tmp_path, "maps/other.yaml", text="services: {}\n")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    said, commands = alone(tmp_path)
    assert said == ["4 maps here: z.yaml, maps/b.YML, arguments/deep/c.yaml, a/b/c/d.yaml"]
    assert commands[0] == "argmap check ."


def test_alone_it_names_the_folder_that_holds_all_maps(tmp_path: Path) -> None:
    write(tmp_path, "my maps/b.yaml", "my maps/more/c.yaml")
    said, commands = alone(tmp_path)
    assert said == ["2 maps here: my maps/b.yaml, my maps/more/c.yaml"]
    assert commands[:2] == ["argmap check 'my maps'/", "argmap render 'my maps/b.yaml' --open"]


def test_alone_it_does_not_look_at_every_file_of_a_large_folder(tmp_path: Path) -> None:
    write(tmp_path, *(f"data/{number:04}.txt" for number in range(1100)), text="")
    write(tmp_path, "arguments/a.yaml", "data/z.yaml", "later/b.yaml")
    said, commands = alone(tmp_path)
    assert said == [
        "1 map here: arguments/a.yaml", "Only the first 1,000 files and folders were looked at.",
    ]  # fmt: skip
    assert commands[0] == "argmap check arguments/a.yaml"


def test_alone_it_has_a_broken_map_mended_first(tmp_path: Path) -> None:
    write(tmp_path, "bridge.yaml", text=SMALL.replace("  because:", "  becuase:"))
    said, commands = alone(tmp_path)
    assert said == ["1 map here: bridge.yaml", "bridge.yaml has 1 error, to be mended before it is drawn"]
    assert commands == ["argmap check bridge.yaml", "argmap fix --unsafe --diff bridge.yaml", "argmap --help"]
    assert "+  because:" in argmap("fix", "--unsafe", "--diff", "bridge.yaml", cwd=tmp_path).stdout
    write(
        tmp_path,
        "bridge.yaml",
        text=SMALL.replace("  because:", "  because :\t").replace("conclusion:", "conclusion："),
    )
    assert alone(tmp_path)[1] == ["argmap check bridge.yaml", "argmap fix bridge.yaml", "argmap --help"]
    assert argmap("fix", "bridge.yaml", cwd=tmp_path).returncode == 0
    assert [command.split()[1] for command in alone(tmp_path)[1]] == ["check", "render", "review", "--help"]


def test_alone_it_proposes_to_draw_the_first_map_that_is_whole(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", text="argument:\n- conclusion: A.\n  because: [{ref: nothing}, {ref: none}]\n")
    write(tmp_path, "b.yaml")
    (tmp_path / "c.yaml").write_bytes(b"argument: \xff")
    said, commands = alone(tmp_path)
    assert said == [
        "3 maps here: a.yaml, b.yaml, c.yaml",
        "a.yaml has 2 errors, to be mended before it is drawn",
        "c.yaml has 1 error, to be mended before it is drawn",
    ]
    assert commands == ["argmap check .", "argmap render b.yaml --open", "argmap review b.yaml", "argmap --help"]


def test_the_help_is_where_it_was(tmp_path: Path) -> None:
    for option in ("-h", "--help"):
        done = argmap(option, cwd=tmp_path)
        assert done.returncode == 0
        assert "Start a map:" in done.stdout
        assert "Show it:" in done.stdout
    assert argmap("chekc", cwd=tmp_path).returncode == 2


# -- pictures ----------------------------------------------------------------------------------------------------------


def test_a_picture_is_shown_with_the_program_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "viewer.py").write_text(
        "import json, pathlib, sys\n"
        "pathlib.Path('shown.json').write_text(json.dumps([sys.argv[1:],"
        " pathlib.Path(sys.argv[-1]).read_text()[:5]]))\n"
    )
    viewer = shlex.join([sys.executable, "viewer.py", "--big"])
    done = argmap("render", "map.yaml", "-o", "a b.svg", "-o", "c.dot", "--open", cwd=tmp_path, ARGMAP_OPEN=viewer)
    assert (done.returncode, done.stderr.splitlines()) == (0, ["wrote a b.svg", "wrote c.dot"])
    assert json.loads((tmp_path / "shown.json").read_text()) == [["--big", "a b.svg"], "<?xml"]


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"ARGMAP_OPEN": "no-such-viewer"}, "ARGMAP_OPEN is 'no-such-viewer': no such file or directory"),
        ({"ARGMAP_OPEN": f"{shlex.quote(sys.executable)} -c 'raise SystemExit(3)'"}, "ended with code 3"),
        ({"ARGMAP_OPEN": "'viewer"}, "ARGMAP_OPEN cannot be read: no closing quotation"),
        pytest.param(
            {}, "there is no display",
            marks=pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display"),
        ),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_drawn_all_the_same(
    settings: dict[str, str], why: str, tmp_path: Path
) -> None:
    (tmp_path / "map.yaml").write_text(SMALL, encoding="utf-8")
    done = argmap("render", "map.yaml", "--open", cwd=tmp_path, **settings)
    assert done.returncode == 0
    assert (tmp_path / "map.svg").is_file()
    wrote, told = done.stderr.splitlines()
    assert wrote == "wrote map.svg"
    assert told.startswith("map.svg cannot be shown here: ")
    assert why in told
    assert told.endswith(f"the file is at {tmp_path.resolve() / 'map.svg'}")


def test_what_goes_to_standard_output_cannot_be_shown(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(SMALL, encoding="utf-8")
    done = argmap("render", "map.yaml", "-o", "-", "--open", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--open shows a file" in done.stderr


def test_a_build_says_where_to_look_also_when_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "arguments").mkdir()
    (tmp_path / "arguments" / "a.yaml").write_text(SMALL, encoding="utf-8")
    for _ in range(2):
        done = argmap("build", "arguments/", "--format", "svg", cwd=tmp_path)
        assert done.stdout.splitlines()[-1] == "1 map in output; to look at it, open output/index.html"
        assert (tmp_path / "output" / "index.html").is_file()
    (tmp_path / "arguments" / "b.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "arguments" / "bad.yaml").write_text("argument:\n- clam: x\n", encoding="utf-8")
    done = argmap("build", "arguments/", "--format", "svg", "-o", "drawn", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "2 maps in drawn; to look at them, open drawn/index.html"
    assert "open" not in argmap("build", "arguments/", "--check", cwd=tmp_path).stdout


# -- findings ----------------------------------------------------------------------------------------------------------


def test_of_many_findings_of_a_rule_three_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    items = "".join(
        f"  - evidence: Number {i} of the papers says that the library opens on Sundays.\n" for i in range(9)
    )
    text = f"argument:\n- conclusion: The library should open on Sundays.\n  because:\n{items}  - ref: a\n"
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(text.replace("- ref: a", "- ref: b"), encoding="utf-8")
    done = argmap("check", "map.yaml", "other.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("[AM501]") == 3
    assert done.stdout.count("[AM101]") == 2
    assert done.stdout.endswith(
        "\n\n15 more findings of AM501 evidence-without-citation\n`argmap check --all` shows all of them\n\n"
        "2 errors, 18 warnings in 2 files\n"
    )
    whole = argmap("check", "map.yaml", "other.yaml", "--all", cwd=tmp_path)
    assert (whole.returncode, whole.stdout.count("[AM501]")) == (1, 18)
    assert "more findings" not in whole.stdout
    found = json.loads(argmap("check", "map.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert sum(each["code"] == "AM501" for each in found["diagnostics"]) == 9
    assert argmap("check", "map.yaml", "--format", "github", cwd=tmp_path).stdout.count("AM501") == 9
    sarif = json.loads(argmap("check", "map.yaml", "--format", "sarif", cwd=tmp_path).stdout)
    assert sum(each["ruleId"] == "AM501" for each in sarif["runs"][0]["results"]) == 9
    strict = argmap("check", "--strict", "--select", "AM501", "map.yaml", cwd=tmp_path)
    assert strict.returncode == 1


def test_three_findings_of_a_rule_are_simply_shown(tmp_path: Path) -> None:
    items = "".join(
        f"  - evidence: Number {i} of the papers says that the library opens on Sundays.\n" for i in range(3)
    )
    text = f"argument:\n- conclusion: The library should open on Sundays.\n  because:\n{items}"
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    done = argmap("check", "map.yaml", cwd=tmp_path)
    assert done.stdout == argmap("check", "map.yaml", "--all", cwd=tmp_path).stdout
    assert done.stdout.count("[AM501]") == 3


# -- fixes that were not asked for -------------------------------------------------------------------------------------


def test_the_fixes_that_the_readme_promises_are_those_that_are_made(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = readme.split("```yaml\n# library.yaml\n")[1].split("```")[0]
    (tmp_path / "library.yaml").write_text(text, encoding="utf-8")
    done = argmap("fix", "--unsafe", "library.yaml", cwd=tmp_path)
    assert "2 fixes in 1 file; left: 1 warning in 1 file" in done.stderr
    mended = text.replace("evidnce:", "evidence:").replace("ref: staf\n", "ref: staff\n")
    assert (tmp_path / "library.yaml").read_text(encoding="utf-8") == mended
    again = argmap("fix", "--unsafe", "library.yaml", cwd=tmp_path)
    assert "nothing to fix" in again.stderr
    assert (tmp_path / "library.yaml").read_text(encoding="utf-8") == mended


TWO_PREMISES = """\
argument:
- conclusion: The airport should build a second runway.
  because:
  - premises:
    - claim: Many families spend holidays on distant islands.
    - claim: Many islands are distant.
"""
IN_BRACES = """\
argument: [{conclusion: The airport should grow, because: [{evidence: The people say that the airport should grow}]}]
"""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *((code, find_rule(code).bad) for code in ("AM205", "AM206", "AM501")),
        ("AM206", TWO_PREMISES),
        ("AM501", IN_BRACES),
    ],
)
def test_what_only_the_writer_can_say_is_no_fix_of_a_file_nor_in_an_editor(
    code: str, text: str, tmp_path: Path
) -> None:
    analysis = check(Source("map.yaml", text))
    [found] = [each for each in analysis.diagnostics if each.code == code]
    assert found.finding.fix is None
    assert found.finding.help
    offered = actions(View(analysis.source, analysis, None), found.span.start, found.span.end)
    assert [each for each in offered if each.diagnostic is found] == []
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    argmap("fix", "--unsafe", "--select", code, "map.yaml", cwd=tmp_path)
    assert (tmp_path / "map.yaml").read_text(encoding="utf-8") == text
