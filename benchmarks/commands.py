"""Times whole commands as processes and prints ratios: `python -m benchmarks.commands [--quick] [--runs N]`.

Each figure is the least of several runs; the commands that are compared take turns, so that a busy moment hits both.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.dossiers import write_dossier

ROOT = Path(__file__).resolve().parents[1]
OLEN = str(ROOT / "examples" / "olen")
PYTHON = sys.executable
PROGRAM = (str(Path(PYTHON).with_name("dienstvisie")),)

EVENTS = """
import gc, pathlib, sys
from yaml.cyaml import CParser
gc.disable()
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    parser = CParser(path.read_bytes())
    while parser.check_event():
        parser.get_event()
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As on a user's machine, where compiled modules are kept."""

Command = tuple[str, ...]


class Cost(NamedTuple):
    """What a process took, in seconds: of the processor (user and system) and by the clock."""

    cpu: float
    wall: float

    def __truediv__(self, other: Cost) -> Cost:
        return Cost(self.cpu / other.cpu, self.wall / other.wall)


class Row(NamedTuple):
    """A line of the report: what was timed, what it is held against, how many times that it takes, and the aim."""

    what: str
    mine: Cost
    other: Cost
    times: Cost
    aim: float


def cost(command: Command) -> Cost:
    """Run a command once, its output thrown away."""
    begin = time.perf_counter()
    with Path(os.devnull).open("wb") as null:
        silent = [(os.POSIX_SPAWN_DUP2, null.fileno(), stream) for stream in (1, 2)]
        process = os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=silent)
        _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begin)


def least(runs: int, *commands: Command) -> list[Cost]:
    """The least cost of each command over so many rounds, in which the commands take turns."""
    rounds = [[cost(command) for command in commands] for _ in range(runs)]
    return [
        Cost(min(one.cpu for one in column), min(one.wall for one in column)) for column in zip(*rounds, strict=True)
    ]


def beside_the_least(runs: int, most: int, dossier: str) -> Iterator[Row]:
    """Commands beside the least work that could do."""
    rows: tuple[tuple[str, Command, Command, float], ...] = (
        (f"check, {most:,} ideas / the C parser's events", ("check", dossier), (EVENTS, dossier), 4.0),
        ("prioritise olen / its imports", ("prioritise", OLEN), ("import typer, pydantic, numpy, rich.table",), 1.5),
        ("--version / python -c pass", ("--version",), ("pass",), 2.0),
    )
    for what, arguments, bare, aim in rows:
        mine, other = least(runs, (*PROGRAM, *arguments), (PYTHON, "-c", *bare))
        yield Row(what, mine, other, mine / other, aim)


def as_ideas_grow(runs: int, dossiers: Mapping[int, str], output: str) -> Iterator[Row]:
    """The time per idea at each size, beside that at the size before it."""
    for name in ("check", "prioritise", "plan", "build"):
        more = ("--output", output) if name == "build" else ()
        commands = {size: (*PROGRAM, name, dossier, *more) for size, dossier in dossiers.items()}
        costs = {size: least(runs if size < 10_000 else 1, command)[0] for size, command in commands.items()}
        for (small, before), (large, after) in pairwise(costs.items()):
            ratio, scale = after / before, small / large
            yield Row(
                f"{name}, {small:,} to {large:,}", after, before, Cost(ratio.cpu * scale, ratio.wall * scale), 1.0
            )


def show(title: str, rows: Iterator[Row]) -> None:
    """Print rows as they come, in seconds and in times."""
    sys.stdout.write(f"\n{title:<44}|  processor, seconds        |  clock, seconds            |\n")
    sys.stdout.write(f"{'':<44}|" + f" {'this':>8} {'other':>8} {'times':>8} |" * 2 + " aim\n")
    for what, mine, other, times, aim in rows:
        cells = [f" {mine[n]:8.3f} {other[n]:8.3f} {times[n]:8.2f} |" for n in range(2)]
        sys.stdout.write(f"{what:<44}|{''.join(cells)} {aim:.1f}{'' if times.cpu <= aim else '  above'}\n")
        sys.stdout.flush()


def main() -> None:
    """Generate the dossiers, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out 10,000 ideas")
    parser.add_argument("--runs", type=int, default=5, help="how often each command runs (5)")
    options = parser.parse_args()
    sizes = (100, 1_000) if options.quick else (100, 1_000, 10_000)
    with tempfile.TemporaryDirectory() as scratch:
        dossiers = {size: str(write_dossier(Path(scratch) / str(size), size)) for size in sizes}
        least(1, (*PROGRAM, "build", OLEN, "--output", scratch), (*PROGRAM, "plan", OLEN))  # compiles all modules
        show("Beside the least that could do", beside_the_least(options.runs, sizes[-1], dossiers[sizes[-1]]))
        show("Time per idea, as ideas grow", as_ideas_grow(options.runs, dossiers, str(Path(scratch) / "output")))


if __name__ == "__main__":
    main()
