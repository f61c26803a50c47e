"""The command `argmap`, also as ``python -m argmap``."""

from __future__ import annotations

import signal

# While the program is being loaded nothing has to be put right when it is stopped, so it just ends.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Run the command line; stopped at any moment it ends without a traceback."""
    from argmap.cli import main as run

    loading = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if loading:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    finally:
        if loading:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
