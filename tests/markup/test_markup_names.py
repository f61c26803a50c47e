"""Files whose names mean to be more than names, through the command: pages, reports and annotations hold them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

SCRIPT = Path(sys.executable).with_name("argmap")
NAMES = [
    "<img src=x onerror=alert(1)>",
    "a\"b'c",
    "&lang;&lt;",
    "javascript:alert(1)",
    "red\x1b[31m",
    "::error::x",
    "%0A::error::y,title=z",
    "=1+1",
    "a|b`c` [x](y)",
    "\u202egpj",
    "$(x) ${{ y }}",
    "a#b?c",
    "\\N\\G",
    "half\udcff",
]
MAP = """\
title: The bridge
argument:
- conclusion: The bridge moves in the wind.
  because:
  - It moves; and it shakes, but it holds, and nobody pays.
"""

pytestmark = pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="such files cannot be there")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("names")
    for name in NAMES:
        (made / f"{name}.yaml").write_text(MAP, encoding="utf-8")
    return made


def argmap(*arguments: str, cwd: Path) -> str:
    done = subprocess.run([SCRIPT, *arguments], cwd=cwd, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in done.stderr
    assert b"defect" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode()


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_the_page_of_a_build_leads_to_every_picture(folder: Path) -> None:
    subprocess.run(
        [SCRIPT, "build", ".", "-o", "out", "-f", "svg"], cwd=folder, capture_output=True, check=True, timeout=120
    )
    reader = Links()
    reader.feed((folder / "out" / "index.html").read_text(encoding="utf-8"))
    assert reader.tags == {"html", "head", "meta", "title", "style", "body", "h1", "article", "h2", "p", "a", "img"}
    for link in reader.found:
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert (folder / "out" / os.fsdecode(unquote(link, errors="surrogateescape"))).is_file()
    assert len(set(reader.found)) == len(NAMES)


def test_reports_name_the_files(folder: Path) -> None:
    files = [f"{name}.yaml" for name in NAMES]
    found = json.loads(argmap("check", *(f"./{file}" for file in files), "--format", "json", cwd=folder))
    assert {Path(each["path"]).name for each in found["diagnostics"]} == set(files)
    log = json.loads(argmap("check", *(f"./{file}" for file in files), "--format", "sarif", cwd=folder))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert all(re.fullmatch(r"[A-Za-z0-9%._~/-]+", uri) for uri in uris)
    assert {Path(unquote(uri, errors="surrogateescape")).name for uri in uris} == set(files)


def test_annotations_are_one_line_for_each_finding(folder: Path) -> None:
    files = [f"./{name}.yaml" for name in NAMES]
    lines = argmap("check", *files, "--format", "github", cwd=folder).split("\n")[:-1]
    assert len(lines) == len(NAMES)
    for line in lines:
        found = re.fullmatch(
            r"::notice file=([^,:]+),line=5,col=5,endLine=5,endColumn=60,title=AM206 missing-link::(.*)", line
        )
        assert found is not None
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", line)


@pytest.mark.parametrize("name", ["=1+1", "half\udcff", "red\x1b[31m"])
def test_a_table_for_spreadsheets(folder: Path, name: str) -> None:
    head, *rows = csv.reader(io.StringIO(argmap("list", f"./{name}.yaml", "--format", "csv", cwd=folder)))
    assert len(rows) == 2
    assert all(len(row) == len(head) for row in rows)
    assert not any(re.match(r"[=+\-@|\t\r]", cell) for row in rows for cell in row)
