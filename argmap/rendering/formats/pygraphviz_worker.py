"""Draws DOT files with the Graphviz inside pygraphviz: run as a program, in a process of its own.

Arguments: a folder to import from, then for each picture the DOT file, the format and the file to write. It imports
nothing of this package, so that it can run isolated.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str, *jobs: str) -> int:
    sys.path.append(folder)
    import pygraphviz.graphviz as gv  # found through the path just given

    context = gv.gvContextWithBuiltins()
    graph, drawn = None, ""
    for source, form, target in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        if source != drawn:
            if graph is not None:
                gv.gvFreeLayout(context, graph)
                gv.agclose(graph)
            with Path(source).open("rb") as stream:
                graph, drawn = gv.agread(stream, None), source
            if graph is None:
                sys.stderr.write("Error: the DOT text was not understood\n")
                return 1
            if gv.gvLayout(context, graph, b"nop2"):
                return 1
        failed, data = gv.gvRenderData(context, graph, form.encode())
        if failed:
            return 1
        Path(target).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
