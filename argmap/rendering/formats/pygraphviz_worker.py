"""Draws one DOT file with the Graphviz inside pygraphviz: run as a program, in a process of its own.

Arguments: a folder to import from, the DOT file, then pairs of format and file to write. It imports nothing of this
package, so that it can run isolated.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str, source: str, *targets: str) -> int:
    sys.path.append(folder)
    import pygraphviz.graphviz as gv  # found through the path just given

    with Path(source).open("rb") as stream:
        graph = gv.agread(stream, None)
    if graph is None:
        sys.stderr.write("Error: the DOT text was not understood\n")
        return 1
    context = gv.gvContextWithBuiltins()
    if gv.gvLayout(context, graph, b"nop2"):
        return 1
    for form, target in zip(targets[::2], targets[1::2], strict=True):
        failed, data = gv.gvRenderData(context, graph, form.encode())
        if failed:
            return 1
        Path(target).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
