"""Maps that include others."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading import CannotRead, Project, load, load_project, read_bytes
from argmap.reading.language import SOURCE
from argmap.reading.project import Readings
from argmap.reading.result import Reading
from argmap.reading.shapes import Key
from argmap.source import Source

TREE = "argument:\n- claim: {text}\n  id: top\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def project(path: Path) -> Project:
    source, _ = read_bytes(path.read_bytes(), str(path))
    assert source is not None
    return load_project(source)


def said(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """File, rule and message of diagnostics."""
    return [(Path(d.span.source.path).name, d.rule.name, d.finding.message) for d in diagnostics]


def included(found: Project, *prefixes: str) -> ArgumentMap:
    """The map behind prefixes."""
    assert found.root is not None
    current = found.root
    for prefix in prefixes:
        current = found.included[current][prefix]
    return current


def test_paths_are_relative_to_the_file_in_which_they_stand(tmp_path: Path) -> None:
    write(
        tmp_path,
        root="include: {a: parts/a.yaml}\nargument:\n- ref: a/top\n- ref: a/b/top\n",
        parts__a=f"include: {{b: deeper/b.yaml}}\n{TREE.format(text='A')}",
        parts__deeper__b=TREE.format(text="B"),
    )
    found = project(tmp_path / "root.yaml")
    assert found.diagnostics == ()
    assert found.complete
    assert found.root is not None
    graph = ArgumentGraph(found.root, found.included)
    assert [s.text.value for s in graph.statements] == ["A", "B"]
    assert graph.unresolved == []
    assert Path(included(found, "a", "b").source.path) == tmp_path / "parts" / "deeper" / "b.yaml"


def test_a_file_that_is_included_twice_is_one_map(tmp_path: Path) -> None:
    write(
        tmp_path,
        root="include: {a: a.yaml, b: b.yaml, again: ./b.yaml}\n",
        a=f"include: {{b: ../{tmp_path.name}/b.yaml}}\n{TREE.format(text='A')}",
        b=TREE.format(text="B"),
    )
    found = project(tmp_path / "root.yaml")
    assert found.diagnostics == ()
    assert included(found, "b") is included(found, "a", "b") is included(found, "again")


def test_findings_of_all_files_come_with_the_root_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        root="include: {a: a.yaml}\nargument:\n- clam: R\n",
        a="include: {b: b.yaml}\nargument:\n- clam: A\n",
        b="argument:\n- clam: B\n- Note: B\n",
    )
    assert said(project(tmp_path / "root.yaml").diagnostics) == [
        ("root.yaml", "unknown-key", "`clam` is no key of a statement; did you mean `claim`?"),
        ("a.yaml", "unknown-key", "`clam` is no key of a statement; did you mean `claim`?"),
        ("b.yaml", "unknown-key", "`clam` is no key of a statement; did you mean `claim`?"),
        ("b.yaml", "text-became-mapping", "a colon with a blank after it makes a key and a value of this text"),
    ]


def test_what_cannot_be_included(tmp_path: Path) -> None:
    includes = "include:\n  a: missing.yaml\n  b: folder\n  c: latin.yaml\n  d: empty.yaml\n  e: ./missing.yaml\n"
    write(tmp_path, root=includes, empty="")
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"title: \xe9\n")
    found = project(tmp_path / "root.yaml")
    assert [(*said((d,))[0], d.span.first) for d in found.diagnostics] == [
        ("root.yaml", "include-missing", "`missing.yaml` cannot be included: there is no such file", (2, 6)),
        ("root.yaml", "include-missing", "`folder` cannot be included: this is a folder, and a file is wanted", (3, 6)),
        ("root.yaml", "include-missing", "`./missing.yaml` cannot be included: there is no such file", (6, 6)),
        ("latin.yaml", "encoding", "byte 0xE9 is not UTF-8 (in Windows-1252 it is `é`)", (1, 8)),
        ("empty.yaml", "empty-file", "this file holds no map", (1, 1)),
    ]
    assert not found.complete
    assert found.included == {}


@pytest.mark.parametrize("path", ["../other/secret.yaml", "{tmp}/other/secret.yaml", "link.yaml"])
def test_nothing_outside_the_project_is_read(path: str, tmp_path: Path) -> None:
    written = path.replace("{tmp}", tmp_path.as_posix())
    write(tmp_path, project__root=f"include: {{a: {written}}}\n", other__secret=TREE.format(text="secret"))
    (tmp_path / "project" / "link.yaml").symlink_to(tmp_path / "other" / "secret.yaml")
    found = project(tmp_path / "project" / "root.yaml")
    (diagnostic,) = found.diagnostics
    assert diagnostic.rule.name == "include-outside"
    assert diagnostic.span.written == written
    assert found.included == {}


@pytest.mark.parametrize("mark", [".argmap.yaml", "setup.cfg", "pyproject.toml", ".git"])
def test_a_project_goes_as_far_as_its_mark(mark: str, tmp_path: Path) -> None:
    (tmp_path / mark).touch()
    write(tmp_path, maps__root="include: {a: ../shared/a.yaml}\n", shared__a=TREE.format(text="A"))
    found = project(tmp_path / "maps" / "root.yaml")
    assert found.diagnostics == ()
    assert isinstance(included(found, "a").roots[0], Statement)


def test_maps_that_include_one_another(tmp_path: Path) -> None:
    write(
        tmp_path,
        root="include: {a: a.yaml}\n",
        a="include:\n  other: c.yaml\n  b: b.yaml\n",
        b="include: {back: a.yaml}\n",
        c="title: C\n",
    )
    found = project(tmp_path / "root.yaml")
    (diagnostic,) = found.diagnostics
    assert said((diagnostic,)) == [("b.yaml", "include-circle", "these 2 maps include one another")]
    assert [(Path(x.span.source.path).name, x.span.first, x.text) for x in diagnostic.finding.labels] == [
        ("b.yaml", (1, 17), "`b.yaml` includes `a.yaml`"),
        ("a.yaml", (3, 6), "`a.yaml` includes `b.yaml`"),
    ]
    assert found.root is not None
    assert len(ArgumentGraph(found.root, found.included).maps) == 4


def test_a_map_that_includes_itself(tmp_path: Path) -> None:
    write(tmp_path, root="include: {me: ./root.yaml}\n")
    found = project(tmp_path / "root.yaml")
    assert said(found.diagnostics) == [("root.yaml", "include-circle", "this map includes itself")]


def test_one_id_defined_in_two_ways(tmp_path: Path) -> None:
    write(
        tmp_path,
        root="include: {a: parts/a.yaml}\nsources:\n  s: {title: S, text: texts/s.txt}\n  t: {title: T}\n",
        parts__a="sources:\n  s: {title: S, text: ../texts/s.txt}\n  t: {title: U}\n"
        "groups:\n  g: {title: G}\nschemes:\n  x: {name: X}\ninclude: {b: b.yaml}\n",
        parts__b="groups:\n  g: {title: H}\nschemes:\n  x: {name: X}\n",
    )
    found = project(tmp_path / "root.yaml")
    assert said(found.diagnostics) == [
        ("root.yaml", "conflicting-definition", "source `t` is defined in two ways"),
        ("a.yaml", "conflicting-definition", "group `g` is defined in two ways"),
    ]
    labels = found.diagnostics[0].finding.labels
    assert [(Path(x.span.source.path).name, x.span.written, x.text) for x in labels] == [
        ("root.yaml", "t", ""),
        ("a.yaml", "t", "the other one, in `a.yaml`"),
    ]


def test_maps_that_are_read_together_have_one_scale(tmp_path: Path) -> None:
    own = "scale: {likely: [0.6, 0.8]}\n"
    write(
        tmp_path,
        same="include: {a: a.yaml}\nscale: icd203\n",
        root="include: {a: a.yaml}\nscale: ipcc\n",
        own=f"include: {{b: b.yaml}}\n{own}",
        a="scale: icd203\n",
        b=own,
    )
    assert project(tmp_path / "same.yaml").diagnostics == project(tmp_path / "own.yaml").diagnostics == ()
    found = project(tmp_path / "root.yaml").diagnostics
    assert said(found) == [("root.yaml", "conflicting-definition", "the scale is defined in two ways")]
    assert [label.span.written for label in found[0].finding.labels] == ["ipcc", "icd203"]


def test_files_can_come_from_elsewhere() -> None:
    files = {"a.yaml": TREE.format(text="A")}

    def read(path: Path) -> bytes:
        if path.name not in files:
            raise CannotRead(str(path), "it is not at hand")
        return files[path.name].encode()

    root = Source("root.yaml", "include: {a: a.yaml, b: b.yaml}\n")
    found = load_project(root, read=read)
    message = "`b.yaml` cannot be included: it is not at hand"
    assert said(found.diagnostics) == [("root.yaml", "include-missing", message)]
    assert included(found, "a").source.path == "a.yaml"


def test_a_map_from_standard_input_lies_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=TREE.format(text="A"))
    monkeypatch.chdir(tmp_path)
    found = load_project(Source("-", "include: {a: a.yaml}\n"))
    assert found.diagnostics == ()
    assert included(found, "a").source.path == "a.yaml"


def test_included_maps_are_read_again_only_when_they_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("argument:\n- claim: It rains.\n  id: rain\n")
    (tmp_path / "b.yaml").write_text(
        "include: {a: a.yaml}\nargument:\n- claim: It is wet.\n  because:\n  - ref: a/rain\n"
    )
    read: list[str] = []

    def noted(source: Source) -> Reading:
        read.append(Path(source.path).name)
        return load(source)

    monkeypatch.setattr("argmap.reading.project.load", noted)
    readings: Readings | None = None

    def texts(text: str) -> list[str]:
        nonlocal readings
        readings = Readings(readings)
        root = Source(str(tmp_path / "root.yaml"), f"include: {{b: b.yaml}}\nargument:\n- claim: {text}\n")
        found = load_project(root, readings=readings)
        assert found.root is not None
        return [s.text.value for s in ArgumentGraph(found.root, found.included).statements]

    assert texts("One.") == ["One.", "It is wet.", "It rains."]
    assert read == ["root.yaml", "b.yaml", "a.yaml"]
    assert texts("Two.") == ["Two.", "It is wet.", "It rains."]
    assert read[3:] == ["root.yaml"]
    (tmp_path / "a.yaml").write_text("argument:\n- claim: It pours.\n  id: rain\n")
    assert texts("Three.") == ["Three.", "It is wet.", "It pours."]
    assert read[4:] == ["root.yaml", "a.yaml"]


@pytest.mark.parametrize("key", [key for key in SOURCE.keys if key.name not in ("cited-in", "derived-from")])
def test_a_source_that_two_maps_tell_differently_is_found_by_every_key(tmp_path: Path, key: Key) -> None:
    values = ("A", "B") if key.terms else ("2001", "2002") if key.name == "date" else (64 * "a", 64 * "b")
    title = "" if key.name == "title" else "title: T, "
    for name, value in zip(("a", "b"), values, strict=True):
        text = f"sources:\n  r: {{{title}{key.name}: {value}}}\nargument:\n- claim: {name} is.\n"
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / "root.yaml").write_text("include: {a: a.yaml, b: b.yaml}\nargument:\n- claim: It is.\n")
    assert [rule for _, rule, _ in said(project(tmp_path / "root.yaml").diagnostics)] == ["conflicting-definition"]
