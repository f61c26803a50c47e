"""Maps that are changed in a session: several files at once, undone, made again, saved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from argmap.diagnostics import Severity
from argmap.editing.changes import CannotChange
from argmap.editor_support.refactorings import Refactoring
from argmap.edits import Edit
from argmap.errors import ArgmapError
from argmap.reading import read_bytes
from argmap.rendering import DrawingOptions
from argmap.sessions.analyses import Known
from argmap.sessions.changes import Change
from argmap.sessions.fixes import fix
from argmap.sessions.refactorings import laid_out, refactored, renamed
from argmap.sessions.workbench import Workbench
from argmap.source import Span

pytestmark = pytest.mark.asyncio
BRIDGE = "# Of the river\nargument:\n- conclusion: The river is wide.\n  id: wide\n"
TOWN = "include: {river: river.yaml}\nargument:\n- conclusion: A bridge is dear.\n  because: [{ref: river/wide}]\n"
ROAD = "include: {r: river.yaml}\nargument:\n- conclusion: The road ends.\n  because:\n  - ref: r/wide\n"
FILES = {"river.yaml": BRIDGE, "town.yaml": TOWN, "road.yaml": ROAD}


class Desk:
    """A workbench, a folder, and the files in it; what the workbench tells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bench = Workbench(self.ready)
        self.told: Sequence[Known] = ()
        self.news = asyncio.Event()
        for name, text in FILES.items():
            self.write(name, text)

    def ready(self, every: Sequence[Known]) -> None:
        self.told = every
        self.news.set()

    async def rules(self) -> list[str]:
        """What is found in the first of all maps, once there is news of them."""
        await asyncio.wait_for(self.news.wait(), 60)
        self.news.clear()
        return [d.rule.name for d in self.told[0].analysis.diagnostics if d.severity is Severity.ERROR]

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_bytes(text.encode())

    def open(self, *names: str) -> None:
        for name in names:
            self.bench.open_file(self.folder / name, name)

    def here(self, name: str) -> str:
        return self.bench.document(name).source.text

    def there(self) -> dict[str, str]:
        return {path.name: path.read_bytes().decode() for path in self.folder.iterdir() if path.is_file()}

    def put(self, name: str, old: str, new: str) -> None:
        """Write something in the place of something that is there once."""
        assert self.here(name).count(old) == 1
        start = self.here(name).index(old)
        self.bench.edit(name, [(start, start + len(old), new)])

    def rename(self, name: str, *, save: bool = False) -> None:
        offset = self.here("river.yaml").index("id: ") + 4
        self.bench.apply(renamed(self.bench, "river.yaml", offset, name), save=save)

    @contextmanager
    def refused(self, why: str) -> Iterator[None]:
        """What is done within is refused, and changes nothing."""
        before = self.there(), [(each.key, each.source.text) for each in self.bench.documents]
        with pytest.raises(ArgmapError, match=why):
            yield
        assert (self.there(), [(each.key, each.source.text) for each in self.bench.documents]) == before


@pytest_asyncio.fixture(params=["elsewhere", "in the folder"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk in a folder; maps are called as they are seen from the working folder, which may be that folder."""
    if request.param == "in the folder":
        monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    yield desk
    desk.bench.end()


RENAMED = {name: text.replace("wide\n", "broad\n").replace("wide}", "broad}") for name, text in FILES.items()}


async def test_a_rename_over_three_files_is_one_step(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.rename("broad")
    assert (desk.here("river.yaml"), desk.here("town.yaml")) == (RENAMED["river.yaml"], RENAMED["town.yaml"])
    assert desk.there() == {**FILES, "road.yaml": RENAMED["road.yaml"]}
    assert desk.bench.next_undo("town.yaml") == "rename it to broad"
    desk.bench.undo("town.yaml")
    assert (desk.here("river.yaml"), desk.here("town.yaml")) == (BRIDGE, TOWN)
    assert desk.there() == FILES
    assert (desk.bench.next_undo("river.yaml"), desk.bench.next_redo("river.yaml")) == (None, "rename it to broad")
    desk.bench.redo("river.yaml", save=True)
    assert desk.there() == RENAMED
    assert all(desk.bench.is_saved(name) for name in ("river.yaml", "town.yaml"))
    with desk.refused("nothing to take back or to make again"):
        desk.bench.redo("river.yaml")


async def test_an_undo_leaves_what_was_written_elsewhere_since(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.rename("broad", save=True)
    desk.put("town.yaml", "dear", "dear to us")
    desk.write("road.yaml", "# Of roads\n" + RENAMED["road.yaml"])
    desk.bench.undo("river.yaml")
    assert desk.here("river.yaml") == BRIDGE
    assert desk.here("town.yaml") == TOWN.replace("dear", "dear to us")
    assert desk.there()["road.yaml"] == "# Of roads\n" + ROAD
    desk.bench.undo("town.yaml")
    assert desk.here("town.yaml") == TOWN
    desk.bench.redo("river.yaml")
    assert desk.here("town.yaml") == RENAMED["town.yaml"]
    desk.bench.redo("town.yaml")
    assert desk.here("town.yaml") == RENAMED["town.yaml"].replace("dear", "dear to us")


async def test_an_undo_is_refused_where_the_place_has_changed_since(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.rename("broad")
    desk.put("town.yaml", "river/broad", "river/deep")
    with desk.refused(r"town\.yaml has changed since in the place concerned"):
        desk.bench.undo("river.yaml")
    desk.bench.undo("town.yaml")
    desk.write("road.yaml", RENAMED["road.yaml"].replace("r/broad", "r/deep"))
    for _ in range(2):
        with desk.refused(r"road\.yaml has changed since in the place concerned"):
            desk.bench.undo("river.yaml")
    desk.put("river.yaml", "# Of the river", "# Of a river")
    desk.bench.undo("river.yaml")
    assert desk.here("river.yaml") == RENAMED["river.yaml"]
    (desk.folder / "road.yaml").unlink()
    with desk.refused("no such file"):
        desk.bench.undo("river.yaml")


async def test_what_is_written_anew_ends_what_can_be_made_again(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml", "road.yaml")
    desk.put("road.yaml", "ends", "stops")
    desk.put("town.yaml", "dear", "cheap")
    desk.rename("broad")
    for name in ("river.yaml", "town.yaml", "road.yaml"):
        desk.bench.undo(name)
    assert [desk.here(name) for name in FILES] == [BRIDGE, TOWN, ROAD]
    desk.put("river.yaml", "# Of the river", "# Of a river")
    assert desk.bench.next_redo("river.yaml") is None
    assert desk.bench.next_redo("town.yaml") == desk.bench.next_redo("road.yaml") == "write"


async def test_what_comes_after_something_that_is_not_made_again_is_not_either(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.rename("broad")
    desk.put("town.yaml", "dear", "cheap")
    for _ in range(2):
        desk.bench.undo("town.yaml")
    assert desk.bench.next_redo("town.yaml") == "rename it to broad"
    desk.put("river.yaml", "# Of the river", "# Of a river")
    assert desk.bench.next_redo("town.yaml") is None


async def test_a_change_is_refused_that_was_worked_out_for_another_text(desk: Desk) -> None:
    desk.open("river.yaml")
    change = renamed(desk.bench, "river.yaml", BRIDGE.index("id: ") + 4, "broad")
    desk.write("road.yaml", ROAD + "# new\n")
    with desk.refused(r"road\.yaml has changed since this was worked out"):
        desk.bench.apply(change)
    desk.write("road.yaml", ROAD)
    desk.put("river.yaml", "# Of the river", "# Of a river")
    with desk.refused(r"river\.yaml has changed since this was worked out"):
        desk.bench.apply(change)


@pytest.mark.parametrize("edits", [[(5, 3, "x")], [(0, 9999, "")], [(-1, 0, "")], [(0, 5, ""), (4, 6, "")]])
async def test_edits_that_do_not_fit_are_refused(desk: Desk, edits: list[tuple[int, int, str]]) -> None:
    desk.open("river.yaml")
    with desk.refused("do not fit the text"):
        desk.bench.edit("river.yaml", edits)
    with desk.refused("half a letter"):
        desk.bench.edit("river.yaml", [(0, 0, "\ud800")])
    with desk.refused("not open"):
        desk.bench.edit("town.yaml", [])


async def test_fixes_refactorings_and_layout_by_name(desk: Desk) -> None:
    text = "argument:\n- conclusion:   We go home.\n  note:\n  because:\n  - claim: It is dark.\n"
    desk.write("home.yaml", text)
    desk.open("home.yaml")
    bench = desk.bench
    known = await bench.analyses.of("home.yaml")
    assert known is not None
    found = next(d for d in known.analysis.diagnostics if d.finding.fix is not None and "note" in d.finding.message)
    assert found.finding.fix is not None
    bench.apply(await fix(bench, "home.yaml", found.code, found.finding.fix.title, found.span.start))
    assert desk.here("home.yaml") == text.replace("  note:\n", "")
    bench.apply(laid_out(bench, "home.yaml"))
    laid = desk.here("home.yaml")
    assert "conclusion: We go home.\n" in laid
    bench.apply(refactored(bench, "home.yaml", Refactoring.IDENTIFY, laid.index("claim: It")))
    assert "id: " in desk.here("home.yaml")
    known = await bench.analyses.of("home.yaml")
    assert known is not None
    assert known.analysis.graph is not None
    assert len(known.analysis.graph.statements) == 2
    for expected in (laid, text.replace("  note:\n", ""), text):
        bench.undo("home.yaml")
        assert desk.here("home.yaml") == expected
    assert desk.there()["home.yaml"] == text


async def test_what_is_saved_keeps_its_bytes(desk: Desk) -> None:
    written = b"\xef\xbb\xbfargument:\r\n- conclusion: It rains.\r\n"
    (desk.folder / "rain.yaml").write_bytes(written)
    desk.open("rain.yaml", "town.yaml")
    assert desk.bench.is_saved("rain.yaml")
    desk.put("rain.yaml", "rains", "snows")
    desk.put("town.yaml", "dear", "cheap")
    assert not desk.bench.is_saved("rain.yaml")
    desk.bench.save("rain.yaml", "town.yaml")
    assert (desk.folder / "rain.yaml").read_bytes() == written.replace(b"rains", b"snows")
    assert desk.there()["town.yaml"] == TOWN.replace("dear", "cheap")
    assert desk.bench.is_saved("rain.yaml")


async def test_what_others_write_is_taken_in_where_nothing_is_lost(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.put("river.yaml", "wide.", "very wide.")
    desk.bench.save("river.yaml")
    desk.write("river.yaml", desk.here("river.yaml") + "# by others\n")
    news = desk.bench.look_at_disk()
    assert (news.taken, news.conflicts) == (("river.yaml",), ())
    assert desk.here("river.yaml").endswith("# by others\n")
    desk.bench.undo("river.yaml")
    assert desk.here("river.yaml") == BRIDGE + "# by others\n"


async def test_a_conflict_with_the_disk_is_said_and_loses_nothing(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    desk.put("river.yaml", "wide.", "very wide.")
    desk.put("town.yaml", "dear", "cheap")
    ours, theirs = desk.here("river.yaml"), BRIDGE + "# by others\n"
    desk.write("river.yaml", theirs)
    with desk.refused("was changed on disk by others"):
        desk.bench.save("town.yaml", "river.yaml")
    with desk.refused("was changed on disk by others"):
        desk.rename("broad", save=True)
    assert desk.bench.look_at_disk().conflicts == ("river.yaml",)
    assert (desk.here("river.yaml"), desk.there()["river.yaml"]) == (ours, theirs)
    desk.bench.take_theirs("river.yaml")
    assert desk.here("river.yaml") == theirs
    assert desk.bench.is_saved("river.yaml")
    desk.bench.undo("river.yaml")
    assert desk.here("river.yaml") == ours
    assert desk.bench.look_at_disk().conflicts == ()
    desk.write("river.yaml", "argument: []\n")
    desk.bench.keep_ours("river.yaml")
    desk.bench.save("river.yaml")
    assert desk.there()["river.yaml"] == ours


async def test_a_file_that_was_taken_away_or_made_unreadable_is_a_conflict(desk: Desk) -> None:
    desk.open("river.yaml", "town.yaml")
    (desk.folder / "river.yaml").unlink()
    (desk.folder / "town.yaml").write_bytes(b"\xff\xfe\x00")
    assert desk.bench.look_at_disk().conflicts == ("river.yaml", "town.yaml")
    assert (desk.here("river.yaml"), desk.here("town.yaml")) == (BRIDGE, TOWN)
    desk.bench.keep_ours("river.yaml")
    desk.bench.save("river.yaml")
    assert (desk.folder / "river.yaml").read_text(encoding="utf-8") == BRIDGE


def moving(desk: Desk, *, new: str = "rivers/our.yaml") -> Change:
    """A map that gets another name, and another one made beside it."""
    moves = {desk.folder / "river.yaml": desk.folder / new}
    return Change("move it", made={desk.folder / "sea.yaml": "argument: []\n"}, moves=moves)


@pytest.mark.parametrize("opened", [True, False])
async def test_files_that_are_moved_and_made(desk: Desk, *, opened: bool) -> None:
    desk.open("river.yaml")
    desk.put("river.yaml", "wide.", "very wide.")
    desk.bench.save("river.yaml")
    ours = desk.here("river.yaml")
    if not opened:
        desk.bench.close("river.yaml")
    desk.bench.apply(moving(desk))
    assert (desk.folder / "rivers/our.yaml").read_text(encoding="utf-8") == ours
    assert not (desk.folder / "river.yaml").exists()
    assert (desk.folder / "sea.yaml").exists()
    if not opened:
        desk.bench.open_file(desk.folder / "rivers/our.yaml", "river.yaml")
    assert desk.bench.is_saved("river.yaml")
    desk.bench.undo("river.yaml")
    assert set(desk.there()) == set(FILES)
    if not opened:
        desk.bench.close("river.yaml")
        desk.open("river.yaml")
    desk.bench.undo("river.yaml", save=True)
    assert desk.there()["river.yaml"] == BRIDGE
    for _ in range(2):
        desk.bench.redo("river.yaml", save=True)
    assert (desk.folder / "rivers/our.yaml").read_text(encoding="utf-8") == ours


async def test_no_file_is_replaced_by_one_that_is_moved_or_made(desk: Desk) -> None:
    desk.open("river.yaml")
    with desk.refused("something of this name already"):
        desk.bench.apply(moving(desk, new="town.yaml"))
    desk.write("sea.yaml", "argument: [] # by others\n")
    with desk.refused("changed by somebody else"):
        desk.bench.apply(moving(desk, new="our.yaml"))
    (desk.folder / "sea.yaml").unlink()
    desk.bench.opened("new", "argument: []\n", path=desk.folder / "sea.yaml")
    with desk.refused("there already, and not saved"):
        desk.bench.apply(moving(desk, new="our.yaml"))
    desk.bench.close("new")
    desk.bench.apply(moving(desk, new="our.yaml"))
    desk.write("sea.yaml", "argument: [] # by others\n")
    with pytest.raises(CannotChange, match=r"sea\.yaml has changed since"):
        desk.bench.undo("river.yaml")
    assert (desk.folder / "our.yaml").exists()


async def test_pictures_of_the_present_text(desk: Desk) -> None:
    desk.open("river.yaml")
    drawn = await desk.bench.drawing("river.yaml", ["outline"], DrawingOptions())
    assert drawn is not None
    assert b"The river is wide." in drawn.files["outline"]
    desk.put("river.yaml", "wide.", "deep.")
    drawn = await desk.bench.drawing("river.yaml", ["outline"], DrawingOptions())
    assert drawn is not None
    assert b"The river is deep." in drawn.files["outline"]
    desk.bench.edit("river.yaml", [(0, len(desk.here("river.yaml")), "argument: []\n")])
    assert await desk.bench.drawing("river.yaml", ["outline"], DrawingOptions()) is None
    assert await desk.bench.drawing("town.yaml", ["outline"], DrawingOptions()) is None


async def test_a_change_on_disk_is_followed_by_the_maps_that_include_it(desk: Desk) -> None:
    desk.open("town.yaml")
    assert await desk.rules() == []
    desk.write("river.yaml", BRIDGE.replace("id: wide", "id: broad"))
    desk.bench.look_at_disk()
    assert await desk.rules() == ["unknown-reference"]
    source = read_bytes((desk.folder / "river.yaml").read_bytes(), str(desk.folder / "river.yaml"))[0]
    assert source is not None
    at = source.text.index("broad")
    desk.bench.apply(Change("name it again", (Edit(Span(source, at, at + 5), "wide"),)))
    assert await desk.rules() == []
    assert desk.there()["river.yaml"] == BRIDGE
