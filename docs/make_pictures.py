"""Draw every picture of the documentation anew: python docs/make_pictures.py

Each picture is what the last `argmap render` above it on its page wrote, so the pages say how all of them are made.
"""

# ruff: noqa: T201 - a script tells what it did

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "docs"))
import pages


def main() -> None:
    drawn: set[Path] = set()
    for page in pages.WRITTEN:
        with tempfile.TemporaryDirectory() as folder:
            for event in pages.play(page, Path(folder)):
                if isinstance(event, pages.Drawn) and event.picture not in drawn:
                    if not event.data:
                        raise SystemExit(f"{page.name} draws nothing for {event.picture.name}")
                    if not event.is_fresh():
                        event.picture.parent.mkdir(exist_ok=True)
                        event.picture.write_bytes(event.data)
                        print(f"drew {event.picture.relative_to(pages.ROOT)}")
                    drawn.add(event.picture)
    for picture in sorted(pages.PICTURES.iterdir()):
        if picture not in drawn:
            picture.unlink()
            print(f"removed {picture.relative_to(pages.ROOT)}, which no page draws")


if __name__ == "__main__":
    main()
