"""What would be read without an end, or copied to the last byte of the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from forge import PROJECT


def faults_in_bounds(program: Path, folder: Path) -> list[str]:
    """Sparse files, pipes and devices that a verifier does not refuse at once, with status 2."""
    sparse, pipe, zeros = folder / "sparse", folder / "pipe", Path("/dev/zero")
    os.mkfifo(pipe)
    for path in (sparse, folder / "zeros.sqlite"):
        path.write_bytes(b"SQLite format 3\0")
        os.truncate(path, 10 << 30)
    ledger = str(folder / "ledger.sqlite")
    commands = [[ledger, option, str(path)] for option in ("--seen", "--trust")
                for path in (sparse, pipe, zeros)]
    commands += [[str(path)] for path in (folder / "zeros.sqlite", pipe, zeros)]
    faults = []
    for arguments in commands:
        for name, start in (("first", [program, "verify"]),
                            ("second", [sys.executable, PROJECT / "scripts/verify.py"])):
            try:
                status: int | str = subprocess.run(
                    [*start, *arguments], capture_output=True, timeout=60).returncode
            except subprocess.TimeoutExpired:
                status = "none in a minute"
            if status != 2:
                faults.append(f"{name} verifier, {' '.join(arguments)}: exit status {status}")
    return faults
