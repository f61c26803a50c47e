"""Layout engines that draw DOT: programs, each in a process of its own with limits on time and memory, or functions."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, NotOnThisPlatform
from argmap.programs import can_start_programs, find_program
from argmap.rendering.options import INSTALL_PDF, Engine, EngineName, Limits
from argmap.rendering.registry import ALL, listed

if TYPE_CHECKING:
    import subprocess

# What engines say on every run: the built-in measure of characters, and fontconfig's newer rules.
_NOISE = ("Falling back to width of space", "size too small", "in label of", "hard-coded metrics", "Fontconfig")


class EngineMissing(ArgmapError):
    def __init__(self, engine: str, advice: str) -> None:
        super().__init__(f"{engine} is not installed; {advice}")


class EngineTooSlow(ArgmapError):
    def __init__(self, engine: str, seconds: float) -> None:
        super().__init__(
            f"{engine} did not finish the drawing within {seconds:g} second{'' if seconds == 1 else 's'};"
            " --time-limit gives it more, and argmap render draws a part of the map (--focus, --depth, --group)"
            " or several (--split)"
        )


class EngineFailed(ArgmapError):
    def __init__(self, engine: str, why: str) -> None:
        super().__init__(f"{engine} could not draw the map: {why}")


class OnlySvg(ArgmapError):
    def __init__(self, form: str) -> None:
        super().__init__(f"an engine that is a function draws svg, and no {form}; name an engine, or draw svg")


def draw(
    dot: str, formats: Sequence[str], engine: EngineName | Engine, limits: Limits, *, dpi: float = 72
) -> dict[str, bytes]:
    """The pictures that an engine makes of DOT with places, by format; `dpi` is for ``png``.

    Raises `EngineMissing`, `EngineTooSlow` or `EngineFailed`, `NotOnThisPlatform` for a program where none can be
    started. A function is asked for ``svg`` only.
    """
    if not isinstance(engine, EngineName):
        return {"svg": _drawn_by(engine, dot)}
    if not can_start_programs():
        without = listed(tuple(each.name for each in ALL if not each.engine))
        raise NotOnThisPlatform(
            f"{engine.value} is a program, and this platform starts none; hand over a function that makes SVG of DOT"
            f" (engine=…), or draw {without}"
        )
    found: dict[str, bytes] = {}
    vectors = [name for name in formats if name != "png"]
    if vectors:
        found |= _draw(dot, vectors, engine, limits)
    if "png" in formats:
        found |= _draw(dot.replace("\tgraph [", f"\tgraph [dpi={dpi:g} ", 1), ["png"], engine, limits)
    return found


def draw_pages(dots: Sequence[str], engine: EngineName, limits: Limits) -> list[bytes]:
    """A PDF of one page for each DOT text, all in one run of an engine. Raises what `draw` does."""
    if not can_start_programs():
        raise NotOnThisPlatform(f"{engine.value} is a program, and this platform starts none; draw svg")
    with _faults_of_files(engine), TemporaryDirectory(prefix="argmap-") as name:
        sources = [Path(name, f"page{number}.gv") for number in range(len(dots))]
        targets = [source.with_name(f"{source.name}.pdf") for source in sources]
        for source, dot in zip(sources, dots, strict=True):
            source.write_bytes(dot.encode())
        if engine is EngineName.PYGRAPHVIZ:
            jobs = zip(sources, targets, strict=True)
            command = [*_pygraphviz(), *(part for job in jobs for part in (str(job[0]), "pdf", str(job[1])))]
        else:
            program = pure_binary() if engine is EngineName.PURE else _system_dot()
            command = [str(program), "-Kneato", "-n2", "-Tpdf", "-O", *map(str, sources)]
        complaints = run(command, engine.value, b"", limits)
        if not all(target.exists() for target in targets):
            raise EngineFailed(engine.value, f"it wrote no pdf{_last(complaints)}")
        return [target.read_bytes() for target in targets]


def _drawn_by(engine: Engine, dot: str) -> bytes:
    """The SVG that a function makes of DOT; whatever it raises is a failure of the engine."""
    name = getattr(engine, "__name__", type(engine).__name__)
    try:
        drawn = engine(dot)
    except Exception as error:
        raise EngineFailed(name, str(error) or type(error).__name__) from error
    if not isinstance(drawn, str) or "<svg" not in drawn or "</svg>" not in drawn:
        raise EngineFailed(name, "what it gave is no SVG")
    return drawn.encode()


def _draw(dot: str, formats: Sequence[str], engine: EngineName, limits: Limits) -> dict[str, bytes]:
    with _faults_of_files(engine), TemporaryDirectory(prefix="argmap-") as name:
        folder = Path(name)
        targets = [(form, folder / f"drawing.{form}") for form in formats]
        given = dot.encode()
        if engine is EngineName.PYGRAPHVIZ:
            source = folder / "drawing.gv"
            source.write_bytes(given)
            command = [*_pygraphviz(), *(part for form, path in targets for part in (str(source), form, str(path)))]
        else:
            program = pure_binary() if engine is EngineName.PURE else _system_dot()
            command = [str(program), "-Kneato", "-n2"]
            command += [part for form, path in targets for part in (f"-T{form}", "-o", str(path))]
        complaints = run(command, engine.value, given, limits)
        missing = [form for form, path in targets if not path.exists()]
        if missing:
            raise EngineFailed(engine.value, f"it wrote no {missing[0]}{_last(complaints)}")
        return {form: path.read_bytes() for form, path in targets}


@contextmanager
def _faults_of_files(engine: EngineName) -> Iterator[None]:
    """What goes wrong with the files of an engine is a failure of that."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise EngineFailed(engine.value, f"its files cannot be written or read ({why})") from error


def _pygraphviz() -> list[str]:
    from importlib.util import find_spec

    found = find_spec("pygraphviz")
    if found is None or found.origin is None:
        raise EngineMissing("pygraphviz", f"install it with: {INSTALL_PDF}")
    worker = Path(__file__).with_name("pygraphviz_worker.py")
    return [sys.executable, "-I", str(worker), str(Path(found.origin).parent.parent)]


def _system_dot() -> Path:
    program = find_program("dot")
    if program is None:
        raise EngineMissing("dot", "install Graphviz with your system's package manager, or leave out --engine dot")
    return Path(program)


def pdf_engine() -> EngineName:
    """The engine for PDF here: the extra if it is installed, else the system's Graphviz. Raises `EngineMissing`."""
    from importlib.util import find_spec

    if find_spec("pygraphviz") is not None:
        return EngineName.PYGRAPHVIZ
    if find_program("dot"):
        return EngineName.DOT
    raise EngineMissing("what PDF needs", f"install it with: {INSTALL_PDF}")


def run(command: Sequence[str], engine: str, given: bytes, limits: Limits) -> str:
    """The complaints of a program that is run; it is stopped when it takes too long or too much memory."""
    import subprocess  # not on every platform

    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except OSError as error:
        raise EngineFailed(engine, f"it cannot be started ({(error.strerror or str(error)).lower()})") from error
    with process:
        _running.add(process)
        _limit_memory(process.pid, limits.memory)
        try:
            complaints = process.communicate(given, limits.time)[1].decode(errors="replace")
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise EngineTooSlow(engine, limits.time) from None
        except BaseException:
            process.kill()
            raise
        finally:
            _running.discard(process)
    if process.returncode < 0:
        raise EngineFailed(engine, f"it was stopped by signal {-process.returncode}{_last(complaints)}")
    if process.returncode:
        raise EngineFailed(engine, f"it ended with code {process.returncode}{_last(complaints)}")
    return complaints


_running: set[subprocess.Popen[bytes]] = set()


def stop() -> None:
    """Stop all engines that run, in whatever thread; their drawings fail."""
    for process in tuple(_running):
        process.kill()


def _last(complaints: str) -> str:
    """The last complaint that is not just noise."""
    lines = [line.strip() for line in complaints.splitlines()]
    lines = [line for line in lines if line and not any(noise in line for noise in _NOISE)]
    return f": {lines[-1]}" if lines else ""


def _limit_memory(pid: int, limit: int) -> None:
    if sys.platform == "linux":
        import resource  # not on every platform

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
    from importlib import metadata  # slow to import, and seldom needed

    try:
        files = metadata.distribution("graphviz-pure").files or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == name and Path(str(file.locate())).is_file():
            return Path(str(file.locate())).resolve()
    raise EngineMissing("graphviz-pure", 'install it with: pip install "graphviz-pure>=0.2.2,<0.3"')
