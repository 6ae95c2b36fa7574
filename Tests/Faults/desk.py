"""A folder in which the program is run, with a fault or without, and what stands in it afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
CLOCK = "2024-11-21T09:00:00+08:00"
SECONDS_MAX = 120

# What is known to be sealed: it stands in clear only where its author keeps it.
CLEAR_TEXTS = (b"Narasi Rekaan Rahasia", b"Nama Rekaan Pelapor")


@dataclass(frozen=True)
class Tools:
    """The program, and what stands between it and the C library."""

    program: Path
    interposer: Path


@dataclass(frozen=True)
class Fault:
    """A call that fails: the n-th of its kind, and how."""

    call: str
    at: int
    kind: str

    def __str__(self) -> str:
        return f"{self.call} {self.at} {self.kind}"

    @property
    def kills(self) -> bool:
        return self.kind in ("before", "after")


@dataclass(frozen=True)
class Done:
    """How a command ended; the status of a killed one is negative."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass
class Desk:
    folder: Path
    tools: Tools

    def copy(self, folder: Path) -> Desk:
        """The same files elsewhere, with their modes and times."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Desk(folder, self.tools)

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.tools.program), *arguments], cwd=self.folder, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            errors="replace", env=self._environment(settings))

    def run(self, *arguments: str, fault: Fault | None = None, **settings: str) -> Done:
        if fault:
            settings |= {"LD_PRELOAD": str(self.tools.interposer), "FAULT_CALL": fault.call,
                         "FAULT_AT": str(fault.at), "FAULT_KIND": fault.kind}
        process = self.start(*arguments, **settings)
        try:
            out, err = process.communicate(timeout=SECONDS_MAX)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += "\n(it did not end)"
        return Done(process.returncode, out, err)

    def must(self, *arguments: str) -> str:
        done = self.run(*arguments)
        if done.status != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {done.said}")
        return done.out

    def calls(self, *arguments: str) -> list[tuple[str, str]]:
        """The calls that a command makes when nothing fails, in order, and what each is about."""
        trace = self.folder.parent / f"{self.folder.name}.trace"
        done = self.run(*arguments, LD_PRELOAD=str(self.tools.interposer), FAULT_TRACE=str(trace))
        if done.status != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {done.said}")
        lines = [line.split(" ", 1) for line in trace.read_text().splitlines()]
        trace.unlink()
        return [(call, subject) for call, subject in lines]

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LEDGER")}
        return kept | {"LEDGER_CLOCK": CLOCK, "LANG": "C.UTF-8", "HOME": str(self.folder),
                       "TMPDIR": str(self.folder / "tmp")} | settings

    # --- What stands in the folder ------------------------------------------------------------

    def path(self, name: str) -> Path:
        return self.folder / name

    def files(self) -> set[str]:
        """Every file, and every folder in which there is none."""
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")
                if not path.is_dir() or not any(path.iterdir())} - {"tmp"}

    def clear_texts(self, allowed: set[str]) -> list[str]:
        """The files that hold a clear text and should not."""
        return [name for name in sorted(self.files() - allowed) if self.path(name).is_file()
                and any(text in self.path(name).read_bytes() for text in CLEAR_TEXTS)]

    def entries(self, name: str = "ledger.sqlite") -> list[str]:
        """The hashes of a ledger's entries in order, read from a copy."""
        return [hashlib.sha256(bytes(entry)).hexdigest() for (entry,) in self._rows(
            name, "SELECT CAST(entry AS BLOB) FROM entries ORDER BY position")]

    def events(self, name: str = "ledger.sqlite") -> list[str]:
        """The hashes of a ledger's events in order: an entry is one between 9 and 138 bytes."""
        return [hashlib.sha256(bytes(entry)[9:-138]).hexdigest() for (entry,) in self._rows(
            name, "SELECT CAST(entry AS BLOB) FROM entries ORDER BY position")]

    def boxes(self, name: str = "ledger.sqlite") -> dict[str, bytes]:
        """The sealed values of a ledger, by event and place."""
        return {f"{event} {pointer}": bytes(box) for event, pointer, box in self._rows(
            name, "SELECT event, pointer, box FROM sealed_values")}

    def marks(self, name: str = "ledger.sqlite") -> list[str]:
        return [mark for (mark,) in self._rows(name, "SELECT mark FROM marks")]

    def _rows(self, name: str, query: str) -> Iterator[tuple[Any, ...]]:
        # Whoever opens a file in place brings its write-ahead log in, which is the program's to do.
        with tempfile.TemporaryDirectory() as folder:
            for suffix in ("", "-wal", "-journal"):
                if (file := self.path(name + suffix)).is_file():
                    shutil.copyfile(file, Path(folder) / f"copy{suffix}")
            database = sqlite3.connect(f"{folder}/copy")
            try:
                yield from database.execute(query).fetchall()
            finally:
                database.close()

    def verify(self, name: str, *arguments: str) -> tuple[int, set[str], str]:
        """How `ledger verify` ends, the rules that it finds broken, and what it says otherwise."""
        done = self.run("verify", name, "--json", *arguments)
        rules: set[str] = set()
        for part in (json.loads(done.out) if done.out else {}).values():
            if isinstance(part, dict):
                rules |= set(part.get("counts", {}))
        return done.status, rules, done.err

    def verify_again(self, name: str, *arguments: str) -> int:
        """How the second verifier ends."""
        return subprocess.run(
            ["python3", PROJECT / "scripts/verify.py", name, *arguments], cwd=self.folder,
            capture_output=True).returncode


def build_interposer(folder: Path) -> Path:
    library = folder / "interposer.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library,
                    Path(__file__).with_name("interposer.c")], check=True)
    return library
