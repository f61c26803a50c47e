"""Frameworks for other programs: the formats of the ICCMA competitions of solvers, and DOT."""

from __future__ import annotations

from argmap.semantics.frameworks import Framework


def as_apx(framework: Framework) -> str:
    """Aspartix format: a line ``arg(a1).`` for each argument and ``att(a1,a2).`` for each attack."""
    names = [argument.name for argument in framework.arguments]
    lines = [f"arg({name})." for name in names]
    lines += [f"att({names[attack.by]},{names[attack.on]})." for attack in framework.attacks]
    return "".join(f"{line}\n" for line in lines)


def as_tgf(framework: Framework) -> str:
    """Trivial graph format: a name on each line, a line ``#``, and two names on a line for each attack."""
    names = [argument.name for argument in framework.arguments]
    lines = [*names, "#", *(f"{names[attack.by]} {names[attack.on]}" for attack in framework.attacks)]
    return "".join(f"{line}\n" for line in lines)


def as_dot(framework: Framework) -> str:
    """DOT, with the sort of each attack beside its arrow and a dashed frame around helpers."""
    lines = ["digraph framework {", '  node [shape=ellipse, fontname="sans-serif"];', '  edge [fontname="sans-serif"];']
    lines += [f"  {each.name}{' [style=dashed]' if each.helper else ''};" for each in framework.arguments]
    for attack in framework.attacks:
        by, on = framework.arguments[attack.by].name, framework.arguments[attack.on].name
        lines.append(f'  {by} -> {on} [label="{attack.sort.value}"];')
    return "".join(f"{line}\n" for line in (*lines, "}"))
