"""The pages of the documentation, read and run.

A page is a session in an empty folder, from top to bottom:

- a ``yaml`` or ``text`` block whose first line is ``# NAME`` is a file of that name, written when it is met;
- a ``console`` block holds commands after ``$`` and all that they print; a line ``…`` stands for any number of lines;
- ``<!-- $ argmap … -->`` is a command that readers do not see;
- a command that names the folder ``arguments`` finds the maps there;
- a picture of the folder ``pictures`` is what the last ``argmap render … -o FILE`` above it wrote; ``diff`` and
  ``agree`` draw as well.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
RULES = DOCS / "rules.md"  # made by the program; its examples are tested as those of the rules
WRITTEN = (ROOT / "README.md", ROOT / "CHANGELOG.md", *(p for p in sorted(DOCS.glob("*.md")) if p != RULES))
PAGES = (*WRITTEN, RULES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HIDDEN = re.compile(r"^<!-- \$ (.*?) -->$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_NAME = re.compile(r"# ([\w./-]+\.\w+)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and where in the page the text begins."""

    language: str
    text: str
    start: int

    @property
    def file(self) -> str | None:
        """The name of the file that the block shows."""
        match = _NAME.match(self.text) if self.language in ("yaml", "text") else None
        return match[1] if match else None

    @property
    def commands(self) -> list[tuple[str, str]]:
        """Each command of a console block with what is shown below it."""
        parts = re.split(r"^\$ (.*)\n", self.text, flags=re.MULTILINE)
        return list(zip(parts[1::2], parts[2::2], strict=True))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page shows, as its address is written."""

    address: str
    start: int


@dataclass(frozen=True, slots=True)
class Run:
    """A command with what it printed; `shown` is None where readers do not see it."""

    command: str
    shown: str | None
    printed: str
    code: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with what it ought to be: what the last command above it wrote."""

    picture: Path
    data: bytes

    def is_fresh(self) -> bool:
        return self.picture.is_file() and self.picture.read_bytes() == self.data


def title(page: Path) -> str:
    """The name of a page for people."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def parts(page: Path) -> list[Block | Picture]:
    """The blocks and pictures of a page in order; a hidden command is a block of language ``hidden``."""
    text = text_of(page)
    found: list[Block | Picture] = [Block(m[1], m[2], m.start(2)) for m in _FENCE.finditer(text)]
    prose = _FENCE.sub(lambda m: " " * len(m[0]), text)
    found += [Block("hidden", f"$ {m[1]}\n", m.start()) for m in _HIDDEN.finditer(prose)]
    found += [Picture(m[1], m.start()) for m in _PICTURE.finditer(prose)]
    return sorted(found, key=lambda part: part.start)


class Session:
    """A folder in which the commands of a page run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0

    def write(self, block: Block) -> Path:
        """Write the file that a block shows."""
        assert block.file is not None
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return path

    def run(self, command: str) -> str:
        """Everything that a command prints; its exit code is kept for ``echo $?``."""
        if command == "echo $?":
            return f"{self.code}\n"
        if "arguments/" in command and not (self.folder / "arguments").exists():
            shutil.copytree(ROOT / "arguments", self.folder / "arguments")
        start = f'argmap() {{ {shlex.quote(sys.executable)} -m argmap "$@"; }}; '
        settings = {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        settings["ARGMAP_OPEN"] = shlex.join([sys.executable, "-c", ""])  # pictures are not really shown
        done = subprocess.run(
            ["bash", "-c", start + command],  # noqa: S607 - the shell in which readers type
            cwd=self.folder,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.code = done.returncode
        return done.stdout.decode("utf-8")


Event: TypeAlias = Block | Run | Drawn


def play(page: Path, folder: Path) -> Iterator[Event]:
    """Everything that happens in a page: blocks as they are met (files are written by then), runs, pictures drawn."""
    session = Session(folder)
    last: Path | None = None
    for part in parts(page):
        if isinstance(part, Picture):
            picture = (page.parent / part.address).resolve()
            if last is not None and picture.parent == PICTURES:
                yield Drawn(picture, last.read_bytes() if last.is_file() else b"")
            continue
        if part.file is not None:
            session.write(part)
        yield part
        if part.language in ("console", "hidden"):
            for command, shown in part.commands:
                printed = session.run(command)
                yield Run(command, None if part.language == "hidden" else shown, printed, session.code)
                last = _written(command, folder) or last


def _written(command: str, folder: Path) -> Path | None:
    """The file that a command draws."""
    words = shlex.split(command)
    if words[:2] in (["argmap", "render"], ["argmap", "diff"], ["argmap", "agree"]) and "-o" in words:
        return folder / words[words.index("-o") + 1]
    return None


def agrees(shown: str, printed: str) -> bool:
    """Whether a command printed what the page shows."""
    lines = [re.escape(line.rstrip()) for line in shown.rstrip("\n").split("\n")]
    pattern = "\n".join(r"(?:.*\n)*?.*" if line == "…" else line for line in lines)
    return re.fullmatch(pattern, _trimmed(printed)) is not None


def _trimmed(printed: str) -> str:
    return "\n".join(line.rstrip() for line in printed.rstrip("\n").split("\n"))


def with_outputs(page: Path, folder: Path) -> str:
    """The text of a page with what its commands really print; what a line ``…`` leaves out stays left out."""
    text, blocks = text_of(page), list[tuple[Block, list[str]]]()
    for event in play(page, folder):
        if isinstance(event, Block) and event.language == "console":
            blocks.append((event, []))
        elif isinstance(event, Run) and event.shown is not None:
            shortened = "…" in event.shown.split("\n") and agrees(event.shown, event.printed)
            output = event.shown if shortened else _trimmed(event.printed) + "\n"
            blocks[-1][1].append(f"$ {event.command}\n{output.lstrip(chr(10))}")
    for block, runs in reversed(blocks):
        text = text[: block.start] + "".join(runs) + text[block.start + len(block.text) :]
    return text


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    prose = _FENCE.sub("", text_of(page))
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", prose, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).casefold()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 0
        while (f"{slug}-{number}" if number else slug) in found:
            number += 1
        found.add(f"{slug}-{number}" if number else slug)
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', prose))


def links(page: Path) -> list[str]:
    """The addresses that a page links to or shows."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text_of(page)))
    return re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r'(?:src|href)="([^"]+)"', prose)
