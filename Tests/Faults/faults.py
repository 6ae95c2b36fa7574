"""Lets the system fail at every point of every command, and fails where something is amiss after it.

After each fault: the ledger verifies, nothing that was acknowledged is lost, the exit status was
honest, no clear text remains; and the same command given again does what it was to do, with no file
left over. Needs Python 3.11, a C compiler, and a built program.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

from desk import PROJECT, Desk, Tools, build_interposer
from disks import STEP_KIB, fill_disks
from errands import ERRANDS, make_base
from load import kill_under_load
from locks import write_while_held
from sources import read_hostile_files
from sweep import Bench, sweep

# What a minute allows on two cores.
QUICK_COUNT = 3
QUICK_SHARE = 0.03


def say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", type=Path, default=PROJECT / ".build/release/ledger")
    parser.add_argument("--quick", action="store_true", help="so many faults as a minute allows")
    parser.add_argument("--count", type=int, help="so many faults of each command, drawn by the seed")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--only", default="", help="the commands of these names, with commas between")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="keep what is amiss in this folder")
    options = parser.parse_args()
    say(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as name:
        amiss = examine(Path(name), options)
    say(f"{amiss} inconsistencies")
    return 1 if amiss else 0


def examine(folder: Path, options: argparse.Namespace) -> int:
    """Lets everything fail that is to fail, and returns how often something was amiss."""
    count = options.count or (QUICK_COUNT if options.quick else None)
    tools = Tools(options.program.resolve(), build_interposer(folder))
    base = make_base(folder / "base", tools)
    errands = [one for one in ERRANDS if not options.only or one.name in options.only.split(",")]
    bench = Bench.made(base, folder / "sweep", errands, is_thorough=count is None)
    amiss = sweep(bench, errands, count=count, seed=options.seed, workers=options.workers,
                  keep=options.keep, say=say)
    return amiss if options.only else amiss + examine_others(folder, base, bench, options)


def examine_others(folder: Path, base: Desk, bench: Bench, options: argparse.Namespace) -> int:
    """What no single call brings about: load, a small disk, another program, a hostile file."""
    seed, is_quick = options.seed, options.quick
    amiss = kill_under_load(base, folder / "load", seconds=4 if is_quick else 60, seed=seed, say=say)
    amiss += fill_disks(bench, list(ERRANDS[:1] if is_quick else ERRANDS),
                        step=STEP_KIB * 4 if is_quick else STEP_KIB, say=say)
    if not is_quick:
        amiss += write_while_held(base, folder / "held", say)
    return amiss + read_hostile_files(
        base, folder / "sources", share=QUICK_SHARE if is_quick else 1, seed=seed,
        workers=options.workers, say=say)


if __name__ == "__main__":
    sys.exit(main())
