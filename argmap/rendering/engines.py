"""Layout engines that draw DOT, each in a process of its own with limits on time and memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.errors import ArgmapError

_NOISE = ("Falling back to width of space", "size too small", "in label of", "hard-coded metrics")


class EngineMissing(ArgmapError):
    def __init__(self, engine: str, advice: str) -> None:
        super().__init__(f"{engine} is not installed; {advice}")


class EngineTooSlow(ArgmapError):
    def __init__(self, engine: str, seconds: float) -> None:
        super().__init__(
            f"{engine} did not finish the drawing within {seconds:g} seconds;"
            " draw a part of the map (--focus, --depth, --group) or split it (--split)"
        )


class EngineFailed(ArgmapError):
    def __init__(self, engine: str, why: str) -> None:
        super().__init__(f"{engine} could not draw the map: {why}")


def draw_pure(dot: str, formats: Sequence[str], *, dpi: float, time_limit: float, memory_limit: int) -> dict[str, bytes]:
    """The drawings that `graphviz-pure` makes of DOT with places, by format (``svg``, ``png``)."""
    return _draw([str(pure_binary())], "graphviz-pure", dot, formats, dpi, time_limit, memory_limit)


def draw_system(
    dot: str, formats: Sequence[str], *, dpi: float, time_limit: float, memory_limit: int
) -> dict[str, bytes]:
    """The same by the `dot` of the system, which also knows ``pdf``."""
    program = shutil.which("dot")
    if program is None:
        raise EngineMissing("dot", "install Graphviz with your system's package manager, or leave out --engine dot")
    return _draw([program], "dot", dot, formats, dpi, time_limit, memory_limit)


def _draw(
    program: Sequence[str],
    engine: str,
    dot: str,
    formats: Sequence[str],
    dpi: float,
    time_limit: float,
    memory_limit: int,
) -> dict[str, bytes]:
    """One run for each resolution: all but PNG are in points."""
    found: dict[str, bytes] = {}
    for group, more in (([f for f in formats if f != "png"], []), ([f for f in formats if f == "png"], [f"-Gdpi={dpi:g}"])):
        if not group:
            continue
        with TemporaryDirectory(prefix="argmap-") as folder:
            command = [*program, "-Kneato", "-n2", *more]
            for name in group:
                command += [f"-T{name}", "-o", str(Path(folder, name))]
            run(command, engine, dot.encode(), time_limit, memory_limit)
            for name in group:
                found[name] = Path(folder, name).read_bytes()
    return found


def run(command: Sequence[str], engine: str, given: bytes, time_limit: float, memory_limit: int) -> bytes:
    """What a program writes to its standard output; it is stopped when it takes too long or too much memory."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise EngineFailed(engine, f"it cannot be started ({(error.strerror or str(error)).lower()})") from error
    with process:
        _limit_memory(process.pid, memory_limit)
        try:
            said, complaints = process.communicate(given, time_limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise EngineTooSlow(engine, time_limit) from None
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise EngineFailed(engine, _reason(process.returncode, complaints.decode(errors="replace")))
    return said


def _reason(code: int, complaints: str) -> str:
    lines = [line.strip() for line in complaints.splitlines()]
    lines = [line for line in lines if line and not any(noise in line for noise in _NOISE)]
    last = f": {lines[-1]}" if lines else ""
    return (f"it was stopped by signal {-code}" if code < 0 else f"it ended with code {code}") + last


def _limit_memory(pid: int, limit: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # not on every platform

        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (limit, limit))
        except (OSError, ValueError):
            return  # it has ended already, or a lower limit is in force


@cache
def pure_binary() -> Path:
    """Where the `graphviz-pure` program is: beside this Python, or among the files of its package."""
    name = "graphviz-pure.exe" if sys.platform == "win32" else "graphviz-pure"
    beside = Path(sysconfig.get_path("scripts"), name)
    if beside.is_file():
        return beside
    from importlib import metadata  # noqa: PLC0415  # slow to import, and seldom needed

    try:
        files = metadata.distribution("graphviz-pure").files or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == name and Path(str(file.locate())).is_file():
            return Path(str(file.locate())).resolve()
    raise EngineMissing("graphviz-pure", 'install it with: pip install "graphviz-pure>=0.2.2,<0.3"')
