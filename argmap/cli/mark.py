"""`argmap mark`: what a reviewer notes at statements and steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.changing import change_options, done, node
from argmap.cli.parameters import StatementName

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.refactoring.marking import Find, Step
    from argmap.editing.workspace import Workspace

# As in `argmap.reading.terms`, which is much to load before one knows what is asked for; a test holds them together.
_MARKS = ("verified", "unsupported", "unclear", "duplicate", "unrelated", "several-claims", "misplaced")
_VERDICTS = ("accepted", "rejected", "questioned")
_RATINGS = ("yes", "partly", "no")
_TEXTS = ("note", "todo", "verdict")
_OF_STATEMENTS, _OF_STEPS = ("acceptable",), ("relevant", "sufficient")
_SECONDS = 10  # that git may take


class Removed(click.ParamType[str]):
    """What to take out, which may go without saying: a mark."""

    name = "what"
    words = ("mark", "rating", *_TEXTS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.words:
            words = ", ".join(self.words)
            self.fail(f"'{value}' is none of {words}; put the ids before --remove, or write --remove=mark", param, ctx)
        return str(value)


class Day(click.ParamType[str]):
    """A date as maps write them."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from argmap.reading.dates import interval_problem

        problem = interval_problem(str(value))
        if problem is not None:
            self.fail(f"'{value}' is no date: {problem}; write 2024-06-03", param, ctx)
        return str(value)


@click.command("mark", short_help="Note what a reviewer finds at statements and steps.")
@change_options
@click.argument("names", metavar="ID...", type=StatementName(), nargs=-1, required=True)
@click.option("--as", "mark", type=click.Choice(_MARKS), help="A review mark.")
@click.option("--comment", metavar="TEXT", help="A remark with the mark or the rating; alone, a mark without a word.")
@click.option("--acceptable", type=click.Choice(_RATINGS), help="Rate a statement: may it be taken as a premise here?")
@click.option("--relevant", type=click.Choice(_RATINGS), help="Rate a step: do its premises bear on the conclusion?")
@click.option("--sufficient", type=click.Choice(_RATINGS), help="Rate a step: are they enough for it, if they hold?")
@click.option("--note", metavar="TEXT", help="A note of the map.")
@click.option("--todo", metavar="TEXT", help="What is still to be done here.")
@click.option("--verdict", type=click.Choice(_VERDICTS), help="The map maker's own ruling.")
@click.option("--step", is_flag=True, help="Mark the step of which ID is a premise, and not the premise.")
@click.option("--to", type=StatementName(), metavar="ID", help="Mark the step from ID to this statement.")
@click.option("--by", metavar="NAME", help="Who marks or rates it; may be empty.  [default: git's user.name, if set]")
@click.option("--date", type=Day(), metavar="DATE", help="When.  [default: today]")
@click.option("--replace", is_flag=True, help="Write over a note, to-do or verdict, or an older rating of one's own.")
@click.option(
    "--remove",
    type=Removed(),
    is_flag=False,
    flag_value="mark",
    metavar="[mark|rating|note|todo|verdict]",
    help="Take it out again: marks and ratings that --as, --by, --date and --comment describe.",
)
def command(
    file: Path, names: tuple[str, ...], step: bool, to: str | None, diff: bool, color: bool | None, **options: Any
) -> None:
    """Note something at the statements with these ids or numbers, or at the reasons with these ids.

    Marks and ratings are signed and dated. `acceptable` is said of a statement; `relevant` and `sufficient` of a step:
    that of a reason, or that of which the statement is a premise. Nothing is lost: what is there already stays, unless
    you say --replace or --remove.

    \b
    Examples:  argmap mark bridge.yaml wear --as unclear --comment "Which lorries?" --by "second reader"
               argmap mark bridge.yaml wear --acceptable yes --relevant yes --sufficient no
               argmap mark bridge.yaml 1.3 1.4 --todo "Ask the haulage firms."
               argmap mark bridge.yaml wear --step --verdict accepted
               argmap mark bridge.yaml wear --as unclear --remove

    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    wish = Wish(file, step=step or to is not None, to=to, **options)
    wish.check()
    done(file, lambda workspace: wish.change(workspace, names), diff=diff, color=color)


@dataclass(frozen=True)
class Wish:
    """What the options ask for."""

    file: Path
    step: bool
    to: str | None
    mark: str | None
    comment: str | None
    acceptable: str | None
    relevant: str | None
    sufficient: str | None
    note: str | None
    todo: str | None
    verdict: str | None
    by: str | None
    date: str | None
    replace: bool
    remove: str | None

    def check(self) -> None:
        """Refuse as wrong usage what cannot be meant."""
        texts = [f"--{name}" for name in _TEXTS if getattr(self, name) is not None]
        rated = [f"--{name}" for name in (*_OF_STATEMENTS, *_OF_STEPS) if getattr(self, name) is not None]
        if self.remove is not None:
            wrong = [*texts, *rated, *(["--replace"] if self.replace else [])]
            if wrong:
                raise click.UsageError(f"{wrong[0]} says what to write, and --remove takes something out")
            described = {"--as": self.mark, "--comment": self.comment, "--by": self.by, "--date": self.date}
            told = next((name for name, value in described.items() if value is not None), None)
            if self.remove in _TEXTS and told is not None:
                raise click.UsageError(f"{told} describes marks and ratings; there is one {self.remove} at most")
            if self.remove == "rating" and self.mark is not None:
                raise click.UsageError("--as describes a mark, and --remove rating takes ratings out")
            return
        if not (texts or rated or self.mark or self.comment):
            what = "--as, --comment, --acceptable, --relevant, --sufficient, --note, --todo, --verdict"
            raise click.UsageError(f"say what to note: one of {what}; or --remove")
        if self.step and self.acceptable:
            raise click.UsageError("a statement is rated acceptable, and not a step; leave out --step and --to")
        if self.comment and not self.mark and self.acceptable and (self.relevant or self.sufficient):
            raise click.UsageError("the comment can be on the statement or on the step; rate them one after the other")

    def change(self, workspace: Workspace, names: tuple[str, ...]) -> Changes:
        """All changes at all places, as one."""
        from argmap.editing.refactoring.marking import in_turn

        steps = [step for name in dict.fromkeys(names) for step in self._steps(workspace, name)]
        return in_turn(workspace, steps)

    def _steps(self, workspace: Workspace, name: str) -> Iterator[Step]:
        """The changes at one place."""
        from argmap.editing.refactoring.marking import put_entry, put_text, rate, written_out
        from argmap.model import Reason

        place = self._finder(name, step=self.step)
        if self.remove is not None:
            yield from self._removing(workspace, place)
            return
        of_step = {key: value for key in _OF_STEPS if (value := getattr(self, key))}
        if self.acceptable and isinstance(place(workspace), Reason):
            raise click.UsageError(f"'{name}' is a step, and a statement is rated acceptable")
        entries = self.mark is not None or (self.comment is not None and not (self.acceptable or of_step))
        texts = {key: value for key in _TEXTS if (value := getattr(self, key)) is not None}
        if entries or texts:
            yield written_out(place)
        if entries:
            yield put_entry(place, "review", self._signed({"mark": self.mark or "", "note": self.comment or ""}))
        comment = {"note": self.comment} if self.comment and not self.mark else {}
        if self.acceptable:
            rating = self._signed({"acceptable": self.acceptable, **comment})
            yield from rate(workspace, place, rating, instead=self.replace)
        if of_step:
            the_step = self._finder(name, step=True)
            yield written_out(the_step)
            yield from rate(workspace, the_step, self._signed({**of_step, **comment}), instead=self.replace)
        for key, text in texts.items():
            yield put_text(place, key, text, instead=self.replace)

    def _removing(self, workspace: Workspace, place: Find) -> Iterator[Step]:
        from argmap.editing.changes import CannotChange
        from argmap.editing.refactoring.marking import called, matching, take_entry, take_text

        assert self.remove is not None  # noqa: S101 - only then this is asked for
        if self.remove in _TEXTS:
            yield take_text(place, self.remove)
            return
        key = "review" if self.remove == "mark" else "rating"
        described = {"mark": self.mark, "note": self.comment, "by": self.by, "date": self.date}
        wanted = {name: value for name, value in described.items() if value is not None}
        target = place(workspace)
        found = matching(target, key, wanted)
        there = called(workspace.graph, target)
        if not found:
            raise CannotChange(f"{there} has no {'such ' if wanted else ''}{self.remove}")
        if len(found) > 1 and not wanted:
            listed = "; ".join(", ".join(f"{name} {text}" for name, text in each.items()) for each in found)
            raise CannotChange(f"{there} has {len(found)} {self.remove}s; say which by --as, --by, --date: {listed}")
        for each in found:
            yield take_entry(place, key, each)

    def _finder(self, name: str, *, step: bool) -> Find:
        """How the statement or reason that a name stands for, or its step, is found."""
        from argmap.editing.refactoring.marking import step_of

        def find(workspace: Workspace) -> Any:
            found = node(workspace, name)
            if not step:
                return found
            return step_of(workspace.graph, found, None if self.to is None else node(workspace, self.to))

        return find

    def _signed(self, values: Mapping[str, str]) -> dict[str, str]:
        """What is noted, with who notes it and when."""
        from datetime import date

        who = self.by if self.by is not None else _git_name(self.file.parent)
        return {"by": who, "date": self.date or date.today().isoformat(), **values}


def _git_name(folder: Path) -> str:
    """The name under which git signs in a folder; empty where there is none."""
    import subprocess

    from argmap.programs import find_program

    git = find_program("git")
    if git is None:
        return ""
    try:
        done = subprocess.run(
            [git, "config", "user.name"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
