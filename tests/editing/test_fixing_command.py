"""`argmap fix` through the installed script."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("argmap")

TUNNEL = """\
argument:   # kept
- conclusion: The town should build a tunnel.
  because:
  - claim: It rains: often.
  - ref: weather

- claim: A tunnel is open in every weather the town has.
  id: wether
"""


def argmap(*arguments: str | Path, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [SCRIPT, *arguments], cwd=cwd, input=data, capture_output=True, check=False, timeout=120, env=dict(os.environ)
    )
    assert b"Traceback" not in done.stderr
    assert b"defect of argmap" not in done.stderr
    return done


@pytest.fixture
def tunnel(tmp_path: Path) -> Path:
    (tmp_path / "tunnel.yaml").write_bytes(TUNNEL.encode())
    return tmp_path


def test_safe_fixes_are_made_and_the_rest_is_told(tunnel: Path) -> None:
    done = argmap("fix", "tunnel.yaml", cwd=tunnel)
    assert (tunnel / "tunnel.yaml").read_text() == TUNNEL.replace("It rains: often.", '"It rains: often."')
    assert done.returncode == 1
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert lines[0] == "tunnel.yaml:4:12: AM015 put the text in quotes"
    assert lines[1] == "changed tunnel.yaml"
    assert "1 fix in 1 file" in lines[2]
    assert "left: 1 error" in lines[2]
    assert "--unsafe has a fix for 1 of them" in lines[2]


def test_unsafe_fixes_have_to_be_asked_for(tunnel: Path) -> None:
    done = argmap("fix", "--unsafe", "--select", "AM0,AM1", "tunnel.yaml", cwd=tunnel)
    assert "- ref: wether\n" in (tunnel / "tunnel.yaml").read_text()
    assert done.returncode == 0
    assert b"2 fixes in 1 file; no findings are left" in done.stderr
    again = argmap("fix", "--unsafe", "--select", "AM0,AM1", "tunnel.yaml", cwd=tunnel)
    assert (again.returncode, again.stdout) == (0, b"")
    assert again.stderr == b"nothing to fix; no findings are left\n"


def test_diff_shows_and_writes_nothing(tunnel: Path) -> None:
    done = argmap("fix", "--diff", "tunnel.yaml", cwd=tunnel)
    assert done.returncode == 1  # an error remains
    assert b'+  - claim: "It rains: often."\n' in done.stdout
    assert b"not written" in done.stderr
    assert (tunnel / "tunnel.yaml").read_text() == TUNNEL


def test_select_and_ignore_choose_what_is_fixed(tunnel: Path) -> None:
    argmap("fix", "--unsafe", "--ignore", "AM015", "tunnel.yaml", cwd=tunnel)
    after = (tunnel / "tunnel.yaml").read_text()
    assert "It rains: often." in after
    assert '"It rains' not in after
    assert "- ref: wether" in after
    assert argmap("fix", "--select", "AM999", "tunnel.yaml", cwd=tunnel).returncode == 2


def test_standard_input_comes_out_mended_with_its_line_ends_and_mark(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + TUNNEL.replace("\n", "\r\n").encode().rstrip()
    done = argmap("fix", "--unsafe", "-", cwd=tmp_path, data=data)
    assert done.stdout == data.replace(b"It rains: often.", b'"It rains: often."').replace(b"weather\r", b"wether\r")
    assert b"-:5:10: AM101 refer to `wether`" in done.stderr


def test_what_is_no_text_is_left_as_it_is(tmp_path: Path) -> None:
    data = "argument:\n- claim: Où est-ce?\n".encode("cp1252")
    done = argmap("fix", "-", cwd=tmp_path, data=data)
    assert (done.returncode, done.stdout) == (1, data)
    (tmp_path / "old.yaml").write_bytes(data)
    assert argmap("fix", "old.yaml", cwd=tmp_path).returncode == 1
    assert (tmp_path / "old.yaml").read_bytes() == data
    assert argmap("fix", "missing.yaml", cwd=tmp_path).returncode == 3
    (tmp_path / "empty").mkdir()
    assert argmap("fix", "empty", cwd=tmp_path).returncode == 2


def test_included_maps_are_mended_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("argument:\n- claim: The deck: it rusts.\n  id: deck\n")
    main = (
        "include: {part: part.yaml}\nargument:\n- conclusion: Repair the bridge deck.\n  because:\n  - ref: part/dek\n"
    )
    (tmp_path / "main.yaml").write_text(main)
    done = argmap("fix", "--unsafe", "main.yaml", cwd=tmp_path)
    assert (tmp_path / "part.yaml").read_text().startswith("argument:\n- claim: The deck: it")
    assert done.returncode == 1
    done = argmap("fix", "--unsafe", ".", cwd=tmp_path)
    assert '"The deck: it rusts."' in (tmp_path / "part.yaml").read_text()
    assert b"part.yaml:2:10: AM015" in done.stderr
    done = argmap("fix", "--unsafe", ".", cwd=tmp_path)
    assert "- ref: part/deck" in (tmp_path / "main.yaml").read_text()
    assert done.returncode == 0


def test_a_fix_that_would_break_something_is_taken_back(tmp_path: Path) -> None:
    text = (
        "expect: {supported: [close], open: [delai]}\nargument:\n- conclusion: The town should close the bridge.\n"
        "  id: close\n  because:\n  - claim: The town should close any old bridge.\n    id: delay\n"
    )
    (tmp_path / "map.yaml").write_text(text)
    done = argmap("fix", "--unsafe", "map.yaml", cwd=tmp_path)
    assert (tmp_path / "map.yaml").read_text() == text
    assert b"map.yaml:1:37: not done: AM101 refer to `delay`" in done.stderr
    assert b"would break something else" in done.stderr
    assert done.returncode == 1


def test_check_tells_what_can_be_mended(tunnel: Path) -> None:
    done = argmap("check", "tunnel.yaml", cwd=tunnel)
    assert done.stdout.decode().splitlines()[-1] == "`argmap fix` can mend 1 of them, and 1 more with --unsafe"
    (tunnel / "clean.yaml").write_text("argument:\n- claim: It rains in the town.\n")
    assert argmap("check", "clean.yaml", cwd=tunnel).stdout == b"no findings in 1 file\n"


def test_a_fault_is_not_put_in_place_of_another(tmp_path: Path) -> None:
    text = 'argument:\n- conclusion: We leave.\n  because:\n  - claim: It rains: a lot.\n    quote "it rains"\n'
    (tmp_path / "map.yaml").write_text(text)
    argmap("fix", "--unsafe", "map.yaml", cwd=tmp_path)
    assert (tmp_path / "map.yaml").read_text() == text.replace("It rains: a lot.", '"It rains: a lot."').replace(
        'quote "', 'quote: "'
    )
