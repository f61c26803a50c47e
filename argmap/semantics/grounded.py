"""The grounded labelling, in time linear in the number of attacks."""

from __future__ import annotations

from argmap.semantics.frameworks import Label, Targets


def grounded(targets: Targets) -> list[Label]:
    """The labels of the grounded extension; `targets` holds for each argument those it attacks, each once.

    An argument is in as soon as all its attackers are out, and out as soon as one of them is in; each attack is looked
    at when its attacker is labelled, so twice at most. S. Modgil and M. Caminada, Proof theories and algorithms for
    abstract argumentation frameworks, in: Argumentation in Artificial Intelligence (2009), with a list of what is left
    to do in place of rounds.
    """
    threats = [0] * len(targets)  # attackers that are not out
    for attacked in targets:
        for each in attacked:
            threats[each] += 1
    labels = [Label.UNDEC] * len(targets)
    waiting = [each for each, count in enumerate(threats) if count == 0]
    for each in waiting:
        labels[each] = Label.IN
    while waiting:
        current = waiting.pop()
        if labels[current] is Label.IN:
            for target in targets[current]:
                if labels[target] is Label.UNDEC:
                    labels[target] = Label.OUT
                    waiting.append(target)
            continue
        for target in targets[current]:
            threats[target] -= 1
            if threats[target] == 0 and labels[target] is Label.UNDEC:
                labels[target] = Label.IN
                waiting.append(target)
    return labels
