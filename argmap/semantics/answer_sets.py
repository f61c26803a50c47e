"""Complete, preferred and stable extensions by answer-set programming, with clingo (the extra `semantics`)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.semantics.frameworks import Targets

if TYPE_CHECKING:
    import clingo

# The idea of such encodings is due to U. Egly, S. A. Gaggl and S. Woltran, Answer-set programming encodings for
# argumentation frameworks, Argument and Computation 1 (2010). `open(A)`: not every attacker of A is out.
_ADMISSIBLE = """
{ in(A) } :- argument(A).
out(A) :- in(B), attack(B, A).
:- in(A), out(A).
open(A) :- attack(B, A), not out(B).
:- in(A), open(A).
#show in/1.
"""
_COMPLETE = _ADMISSIBLE + ":- argument(A), not in(A), not open(A).\n"
_STABLE = _ADMISSIBLE + ":- argument(A), not in(A), not out(A).\n"
# Largest sets: the solver tries to accept first, and after each answer leaves out all subsets of it.
_PREFERRED = _COMPLETE + "#heuristic in(A) : argument(A). [1, true]\n"
_LARGEST = ("--heuristic=Domain", "--enum-mode=domRec")

_PROGRAMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "complete": (_COMPLETE, ()),
    "preferred": (_PREFERRED, _LARGEST),
    "stable": (_STABLE, ()),
}


class ClingoMissing(ArgmapError):
    def __init__(self) -> None:
        super().__init__(
            "complete, preferred and stable extensions need clingo, which is not installed; it comes with the extra "
            '`semantics`: pip install "argmap[semantics]" (in a checkout: pip install ".[semantics]")'
        )


class OutOfTime(ArgmapError):
    """The time limit was reached before all extensions were found."""

    def __init__(self) -> None:
        super().__init__("the time limit was reached")


def extension_sets(targets: Targets, semantics: str, seconds: float) -> Iterator[list[int]]:
    """Every extension as a sorted list of arguments, in the order in which clingo finds them.

    `semantics` is complete, preferred or stable. Raises ClingoMissing, and OutOfTime when `seconds` have passed.
    """
    program, options = _PROGRAMS[semantics]
    control = _control(options)
    control.add("base", [], program + _facts(targets))
    end = time.monotonic() + seconds
    control.ground([("base", [])])
    with control.solve(yield_=True, async_=True) as handle:
        while True:
            if not handle.wait(max(0.0, end - time.monotonic())):
                handle.cancel()
                raise OutOfTime
            model = handle.model()
            if model is None:
                return
            yield sorted(symbol.arguments[0].number for symbol in model.symbols(shown=True))
            if time.monotonic() > end:
                handle.cancel()
                raise OutOfTime
            handle.resume()


def _control(options: tuple[str, ...]) -> clingo.Control:
    try:
        import clingo
    except ImportError:
        raise ClingoMissing from None
    # Warnings that no fact of a kind exists, such as of attacks, would go to standard error.
    return clingo.Control(["0", *options], logger=lambda *_: None)


def _facts(targets: Targets) -> str:
    arguments = "".join(f"argument({each}).\n" for each in range(len(targets)))
    attacks = "".join(f"attack({by},{on}).\n" for by, attacked in enumerate(targets) for on in attacked)
    return arguments + attacks
