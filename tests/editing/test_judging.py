"""Marks entered into random maps in random layouts: read back as meant, and everything else stays."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.fits import entries
from argmap.editing.changes import CannotChange
from argmap.editing.formatting import formatted
from argmap.editing.refactoring.judging import Judgement, judge
from argmap.editing.workspace import Workspace
from argmap.source import Source

WORDS = ("consistent", "inconsistent", "neutral", None)


def random_map(random: Random) -> str:
    """A map of three hypotheses and some evidence, here in brackets and there in lines, with comments."""
    lines = ["alternatives: [[h0, h1, h2]]  # rivals", "argument:"]
    for number in range(3):
        lines += [f"- claim: Hypothesis {number} holds.  # h{number}", f"  id: h{number}"]
    for number in range(4):
        fits = {f"h{n}": random.choice(WORDS[:3]) for n in range(3) if random.random() < 0.5}
        inline = ", ".join(
            f"{name}: {{fit: {word}, note: So it is.}}" if random.random() < 0.3 else f"{name}: {word}"
            for name, word in fits.items()
        )
        if random.random() < 0.3:
            lines.append(f"- {{evidence: Evidence {number} is there.{f', fits: {{{inline}}}' if fits else ''}}}  # e")
            continue
        lines += [f"- evidence: Evidence {number} is there.", *([f"  id: e{number}"] if random.random() < 0.5 else [])]
        if fits and random.random() < 0.5:
            lines.append(f"  fits: {{{inline}}}  # entered")
        elif fits:
            lines += ["  fits:  # entered", *(f"    {name}: {word}  # {name}" for name, word in fits.items())]
        lines += ["  note: A remark."] if random.random() < 0.5 else []
    if random.random() < 0.3:
        lines.append("- Nobody looked.")
    return ("\r\n" if random.random() < 0.3 else "\n").join(lines) + ("\n" if random.random() < 0.8 else "")


def told(workspace: Workspace) -> dict[tuple[str, str], str]:
    found = entries(workspace.graph)
    return {(str(e.text), str(h.text)): held[0].fit.word.value for (e, h), held in found.items()}


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_marks_are_entered_and_everything_else_stays(random: Random) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.yaml"
        path.write_bytes(random_map(random).encode())
        workspace = Workspace(path)
        statements = workspace.graph.statements
        rivals, evidence = statements[:3], statements[3:]
        wanted = [
            Judgement(random.choice(evidence), random.choice(rivals), random.choice(WORDS))
            for _ in range(random.randint(1, 6))
        ]
        expected = told(workspace)
        for each in wanted:
            pair = str(each.evidence.text), str(each.hypothesis.text)
            if each.word is None:
                expected.pop(pair, None)
            else:
                expected[pair] = each.word
        before = path.read_bytes().decode()
        for rewrite in judge(workspace, wanted).rewrites():
            assert rewrite.new is not None
            rewrite.path.write_bytes(rewrite.new)
        after = path.read_bytes().decode()
        again = Workspace(path)
        assert told(again) == expected
        assert sorted(re.findall(r"# \w+", after)) == sorted(re.findall(r"# \w+", before))
        assert [str(each.text) for each in again.graph.statements] == [str(each.text) for each in statements]
        assert after.count("A remark.") == before.count("A remark.")
        assert ("\r\n" in after) == ("\r\n" in before)
        formatted(Source("map.yaml", after))
        # Entered once more, nothing is left to change.
        same = [Judgement(again.graph.statements[statements.index(each.evidence)],
                          again.graph.statements[statements.index(each.hypothesis)], each.word)
                for each in {(id(e.evidence), id(e.hypothesis)): e for e in wanted}.values()]  # fmt: skip
        assert judge(again, same).rewrites() == []


def test_a_refusal_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("alternatives: [[a, b]]\nargument:\n- {claim: One., id: a}\n- {claim: Two., id: b}\n")
    workspace = Workspace(path)
    one, two = workspace.graph.statements
    for evidence, hypothesis in ((one, one), (one, two)):
        try:
            judge(workspace, [Judgement(evidence, hypothesis, "neutral")])
        except CannotChange:
            continue
        raise AssertionError(evidence)
