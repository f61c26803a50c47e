"""Likelihoods and strengths that say nothing that can be reckoned with, by what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from argmap.graph import ArgumentGraph, Target
from argmap.likelihood.scales import Terms, terms_known_to
from argmap.likelihood.values import parse
from argmap.model import Statement
from argmap.source import Text


class Trouble(Enum):
    """Why a value cannot be read."""

    NO_SCALE = auto()  # it is words, and no scale is known
    NO_TERM = auto()  # it is words, and none of the scale
    NO_VALUE = auto()  # it holds numbers or signs, and is neither a number nor a range


def unread(graph: ArgumentGraph, wanted: Trouble) -> Iterator[tuple[Target, Text, Terms | None]]:
    """The nodes with a likelihood or strength of one sort of trouble, what is written, and the scale known there."""
    scales = terms_known_to(graph)
    nodes: list[Target] = [*graph.statements, *graph.reasons]
    for node in nodes:
        written = node.likelihood if isinstance(node, Statement) else node.strength
        if written is None:
            continue
        scale = scales[graph.map_of(node)]
        if parse(written.value, scale) is None and _trouble(written.value, scale) is wanted:
            yield node, written, scale


def key(node: Target) -> str:
    """The key under which a node has what is looked at."""
    return "likelihood" if isinstance(node, Statement) else "strength"


def _trouble(written: str, scale: Terms | None) -> Trouble:
    if any(c.isdigit() for c in written) or not any(c.isalpha() for c in written):
        return Trouble.NO_VALUE
    return Trouble.NO_SCALE if scale is None else Trouble.NO_TERM
