"""The command `dienstvisie`. Answers `--version` before it imports anything."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    from dienstvisie import __version__

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"dienstvisie {__version__}\n")
        return 0
    import gc

    gc.disable()  # a command is short: collecting would only walk over what is still in use
    from dienstvisie.cli import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
