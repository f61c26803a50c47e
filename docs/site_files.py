"""For MkDocs: the site has the layout of the repository, so that every link leads where it leads there.

The pages are those of this folder and those at the top; whatever file they link to or show comes along as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).parents[1]
_LINK = re.compile(r"\]\(([^()\s#]+)|\b(?:href|src)=\"([^\"#]+)")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files of the site, by their paths in the repository, and those of the theme."""
    pages = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md"))]
    found = dict.fromkeys(pages)
    for page in pages:
        for match in _LINK.finditer(page.read_text(encoding="utf-8")):
            linked = Path(page.parent, match[1] or match[2]).resolve()
            if linked.is_file() and linked.is_relative_to(ROOT):
                found[linked] = None
    paths = [path.relative_to(ROOT).as_posix() for path in found]
    own = [File(path, str(ROOT), config.site_dir, config.use_directory_urls) for path in paths]
    return Files([*(each for each in files if each.src_dir != config.docs_dir), *own])
