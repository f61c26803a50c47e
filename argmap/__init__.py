"""Arguments as YAML trees: checked, evaluated and drawn.

`read`, `check`, `load`, `render`, `evaluate`, `ground`, `review`, `form`, `why`, `diff`, `ach`, `agree`, `grade`,
`extensions`, `against`, `steelman`, `build`, `write` and `as_data` are the interface for programs; see `argmap.api`.
They are found when first used, so that `import argmap` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from argmap.api import (
        Map,
        MapHasErrors,
        ach,
        against,
        agree,
        as_data,
        build,
        check,
        diff,
        evaluate,
        extensions,
        form,
        grade,
        ground,
        load,
        read,
        render,
        review,
        steelman,
        why,
        write,
    )
    from argmap.errors import ArgmapError

__all__ = [
    "ArgmapError",
    "Map",
    "MapHasErrors",
    "__version__",
    "ach",
    "against",
    "agree",
    "as_data",
    "build",
    "check",
    "diff",
    "evaluate",
    "extensions",
    "form",
    "grade",
    "ground",
    "load",
    "read",
    "render",
    "review",
    "steelman",
    "why",
    "write",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    from argmap import api

    return getattr(api, name)
