"""The strongly connected components of a directed graph whose nodes are the numbers from 0."""

from __future__ import annotations

from collections.abc import Sequence

Successors = Sequence[Sequence[int]]


def every_component(successors: Successors, first: int = 0) -> list[list[int]]:
    """The components of the nodes from `first` on, each after those that it leads to.

    The nodes of one go from the one that was met last to the one that was met first. R. Tarjan, Depth-first search and
    linear graph algorithms, SIAM Journal on Computing 1 (1972), with a stack of its own instead of recursion.
    """
    found: list[list[int]] = []
    left_out = [True] * first + [False] * (len(successors) - first)  # and then: is in a component that is found
    met = [0] * first + [-1] * (len(successors) - first)
    least = [0] * len(successors)
    count, open_nodes = 0, list[int]()
    for start in range(first, len(successors)):
        way = [(start, iter(successors[start]))] if met[start] < 0 else []
        while way:
            node, rest = way[-1]
            if met[node] < 0:
                met[node] = least[node] = count
                count += 1
                open_nodes.append(node)
            for each in rest:
                if met[each] < 0:
                    way.append((each, iter(successors[each])))
                    break
                if not left_out[each]:
                    least[node] = min(least[node], met[each])
            else:
                way.pop()
                if way:
                    least[way[-1][0]] = min(least[way[-1][0]], least[node])
                if least[node] == met[node]:
                    component = [each := open_nodes.pop()]
                    left_out[each] = True
                    while each != node:
                        component.append(each := open_nodes.pop())
                        left_out[each] = True
                    found.append(component)
    return found


def components(successors: Successors, first: int = 0) -> list[list[int]]:
    """The components with more than one node among the nodes from `first` on, each sorted."""
    return [sorted(component) for component in every_component(successors, first) if len(component) > 1]
