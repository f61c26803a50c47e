"""The site of the documentation: built without a warning, each page there and set as it is meant, no link broken."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parent))
import pages

sys.path.pop(0)

pytest.importorskip("mkdocs")
pytestmark = pytest.mark.slow

COMPARED = frozenset("h1 h2 h3 h4 p ul ol li pre code table tr td th img a em strong".split())


class Seen(HTMLParser):
    """What a page has: ids to link to, links, what it loads, and the tags of its main part."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: Counter[str] = Counter()
        self._in_main = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_main = tag != "footer" and (self._in_main or given.get("role") == "main")
        self.tags[tag] += self._in_main
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        elif tag in ("link", "script", "img") and (address := given.get("href") or given.get("src")):
            self.loaded.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=pages.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder


@pytest.fixture(scope="module")
def seen(site: Path) -> dict[Path, Seen]:
    """Each page that a reader comes to, by its file."""
    files = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    return {path: Seen(path.read_text(encoding="utf-8")) for path in files}


def file_of(site: Path, page: Path) -> Path:
    """Where a page of the repository is in the site."""
    path = page.relative_to(pages.ROOT).with_suffix("")
    return site / (path.parent if path.name == "README" else path) / "index.html"


def named(nav: object) -> Iterator[str]:
    """The files that the contents of the site name, in their order."""
    if isinstance(nav, str):
        yield nav
    for each in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from named(each)


def test_every_page_is_in_the_contents_and_in_the_site(site: Path) -> None:
    settings = yaml.safe_load((pages.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = list(named(settings["nav"]))
    assert sorted(listed) == sorted(page.relative_to(pages.ROOT).as_posix() for page in pages.PAGES)
    assert all(file_of(site, page).is_file() for page in pages.PAGES)


def test_the_contents_have_the_order_of_the_page_of_contents() -> None:
    settings = yaml.safe_load((pages.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    contents = (pages.DOCS / "README.md").read_text(encoding="utf-8")
    linked = [(pages.DOCS / each).resolve() for each in re.findall(r"\]\(([^)#]+\.md)\)", contents)]
    listed = [pages.ROOT / each for each in named(settings["nav"])]
    assert [page for page in listed if page in linked] == linked


def test_no_link_is_broken_and_every_file_that_is_loaded_is_there(site: Path, seen: dict[Path, Seen]) -> None:
    broken = []
    for page, found in seen.items():
        for address in (*found.links, *found.loaded):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            whole = not parts.fragment or target not in seen or unquote(parts.fragment) in seen[target].ids
            if not (target.is_file() and target.is_relative_to(site) and whole):
                broken.append((page.relative_to(site).as_posix(), address))
    assert len(seen) > len(pages.PAGES)
    assert broken == []


def test_the_site_loads_nothing_from_elsewhere(seen: dict[Path, Seen]) -> None:
    loaded = {address for found in seen.values() for address in found.loaded}
    assert any(address.endswith(".css") for address in loaded)
    assert [address for address in loaded if urlsplit(address).scheme or urlsplit(address).netloc] == []


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)
def test_a_page_is_set_as_it_is_meant(site: Path, seen: dict[Path, Seen], page: Path) -> None:
    """As CommonMark is read on the bare repository: the same headings, lists, tables, code, links and pictures."""
    parser = MarkdownIt("commonmark").enable("table")
    meant = Seen(f'<div role="main">{parser.render(page.read_text(encoding="utf-8"))}</div>').tags
    found = seen[file_of(site, page)].tags
    assert {tag: found[tag] for tag in COMPARED} == {tag: meant[tag] for tag in COMPARED}
