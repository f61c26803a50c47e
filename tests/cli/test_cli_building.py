"""What `argmap build` says of maps that cannot be drawn: in the terminal, with `--check`, and on its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap import building
from argmap.cli import cli
from argmap.errors import ArgmapError

GOOD = "title: A good map\nargument:\n- conclusion: It holds.\n"
BAD = "title: A <bad> map\nargument:\n- conclusion: It holds.\n  because: [{ref: no}, {ref: nor}]\n"
WORSE = "title: [\n"


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps" / "sub").mkdir(parents=True)
    (tmp_path / "maps" / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "maps" / "sub" / "bad.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path / "maps"


def build(*words: str) -> Result:
    return CliRunner().invoke(cli, ["build", "maps", "-f", "svg", *words])


def articles() -> list[str]:
    """The parts of the page, one for each map."""
    page = Path("output", "index.html").read_text(encoding="utf-8")
    return re.findall(r"<article>.*?</article>", page, re.DOTALL)


def test_a_broken_map_is_never_up_to_date(maps: Path) -> None:
    assert build().exit_code == 0
    assert build("--check").stdout == "output is up to date\n"
    (maps / "sub" / "bad.yaml").write_text(BAD, encoding="utf-8")
    for _ in range(2):  # before the page tells of it, and after
        done = build("--check")
        assert done.exit_code == 1
        assert f"{Path('output/sub/bad')} cannot be up to date: its map has 2 errors\n" in done.stdout
        assert "is up to date" not in done.stdout
        again = build()
        assert (again.exit_code, again.stdout.splitlines()[-2]) == (1, "1 map was up to date")
    assert "index.html is not up to date" not in build("--check").stdout


def test_a_map_that_was_never_drawn_is_never_up_to_date(maps: Path) -> None:
    (maps / "good.yaml").unlink()
    (maps / "sub" / "bad.yaml").write_text(WORSE, encoding="utf-8")
    assert build().exit_code == 1
    done = build("--check")
    assert (done.exit_code, done.stdout) == (1, f"{Path('output/sub/bad')} cannot be up to date: its map has 1 error\n")
    assert "<img" not in Path("output", "index.html").read_text(encoding="utf-8")


def test_the_page_names_broken_maps(maps: Path) -> None:
    build()
    (maps / "sub" / "bad.yaml").write_text(BAD, encoding="utf-8")
    (maps / "worse.yaml").write_text(WORSE, encoding="utf-8")
    (maps / "nothing.yaml").write_text("", encoding="utf-8")  # no map, as far as one can see
    build()
    good, worse, bad = articles()
    assert '<h2 dir="auto">A good map</h2>' in good
    assert '<h2 dir="auto">A &lt;bad&gt; map</h2>' in bad
    assert "sub/bad: not drawn, since the map has 2 errors; “argmap check” says what to mend." in bad
    assert "worse: not drawn, since the map has 1 error; “argmap check” says what to mend." in worse
    assert 'Drawn before: <a dir="auto" href="sub/bad.svg">' in bad
    assert "href" not in worse
    assert ["<img" in article for article in (good, worse, bad)] == [True, False, False]
    Path("output", "sub", "bad.svg").unlink()
    build()
    assert "href" not in articles()[2]


def test_the_page_forgets_what_was_mended(maps: Path) -> None:
    (maps / "sub" / "bad.yaml").write_text(BAD, encoding="utf-8")
    build()
    (maps / "sub" / "bad.yaml").write_text(GOOD, encoding="utf-8")
    assert build().exit_code == 0
    assert "not drawn" not in Path("output", "index.html").read_text(encoding="utf-8")
    assert build("--check").exit_code == 0


def test_the_page_says_which_map_could_not_be_drawn(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    (maps / "good.yaml").write_text(GOOD.replace("holds", "stands"), encoding="utf-8")

    def fail(*_: object) -> None:
        raise ArgmapError("the engine gave up")

    monkeypatch.setattr(building, "draw", fail)
    done = build()
    assert done.exit_code == 1
    assert "good: the engine gave up" in done.stderr
    failed, other = articles()
    assert "good: it could not be drawn." in failed
    assert 'Drawn before: <a dir="auto" href="good.svg">' in failed
    assert ["<img" in article for article in (failed, other)] == [False, True]


def test_the_page_counts_one_in_the_singular(maps: Path) -> None:
    (maps / "good.yaml").write_text(
        "argument:\n- conclusion: It holds.\n  because:\n  - evidence: It was tried.\n", encoding="utf-8"
    )
    build()
    page = Path("output", "index.html").read_text(encoding="utf-8")
    assert "2 statements, 1 reason, 1 piece of evidence" in page
    assert "1 statement, 0 reasons, 0 pieces of evidence" in page
