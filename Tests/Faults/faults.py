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

from desk import PROJECT, Tools, build_interposer
from errands import make_base
from sweep import sweep


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
    count = options.count or (QUICK_COUNT if options.quick else None)
    say(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools = Tools(options.program.resolve(), build_interposer(folder))
        base = make_base(folder / "base", tools)
        say("{:<18}{:<10}{:>7}{:>8}{:>16}".format(
            "command", "call", "calls", "faults", "inconsistencies"))
        amiss = sweep(base, folder / "sweep", only=options.only, count=count, seed=options.seed,
                      workers=options.workers, keep=options.keep, say=say)
    say(f"{amiss} inconsistencies")
    return 1 if amiss else 0


QUICK_COUNT = 5

if __name__ == "__main__":
    sys.exit(main())
