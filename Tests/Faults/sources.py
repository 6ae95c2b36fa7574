"""Every command that reads a file of somebody else is given one that is none, or that is up to something."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desk import Desk
from errands import report

# How each command takes a foreign file; `FILE` stands for it.
READERS: dict[str, tuple[str, ...]] = {
    "verify": ("verify", "FILE"),
    "verify --seen": ("verify", "--seen", "FILE"),
    "verify --trust": ("verify", "--trust", "FILE"),
    "verify --proof": ("verify", "--proof", "FILE", "--trust", "@keys/log.vkey"),
    "verify --state-proof": ("verify", "--state-proof", "FILE", "--trust", "@keys/log.vkey"),
    "verify --evidence": ("verify", "--evidence", "FILE", "--trust", "@keys/log.vkey"),
    "verify --memory": ("verify", "--memory", "FILE"),
    "verify --sealing-key": ("verify", "--sealing-key", "FILE"),
    "append --ledger": ("append", "report.submitted", "--subject", "64.72", "--data",
                        "@report.json", "--ledger", "FILE", "--key", "keys/64.72.pem"),
    "append --data": ("append", "report.submitted", "--subject", "64.72", "--data", "@FILE",
                      "--key", "keys/64.72.pem"),
    "append --batch": ("append", "--batch", "FILE", "--key", "keys/64.72.pem"),
    "append --key": ("append", "report.submitted", "--subject", "64.72", "--data",
                     "@report.json", "--key", "FILE"),
    "backup": ("backup", "copy.sqlite", "--ledger", "FILE"),
    "restore": ("restore", "FILE", "--ledger", "restored.sqlite"),
    "restore --newest": ("restore", "--newest", "FILE", "--ledger", "kept.sqlite"),
    "restore --sealed": ("restore", "--newest", "kept.note", "--sealed", "FILE",
                         "--ledger", "kept.sqlite"),
    "board": ("board", "--ledger", "FILE"),
    "log": ("log", "--ledger", "FILE"),
    "replay": ("replay", "--check", "--ledger", "FILE"),
    "checkpoint": ("checkpoint", "--ledger", "FILE"),
    "export": ("export", "tiles", "tiles", "--ledger", "FILE"),
    "seal": ("seal", "--ledger", "FILE"),
    "cosign": ("witness", "cosign", "FILE", "--key", "saksi/saksi.pem", "--memory", "memory",
               "--rehearsal", "--log", "@keys/log.vkey"),
    "cosign --memory": ("witness", "cosign", "request", "--key", "saksi/saksi.pem", "--memory",
                        "FILE", "--rehearsal", "--log", "@keys/log.vkey"),
    "cosignatures": ("cosignatures", "add", "FILE"),
    "evidence equivocation": ("evidence", "equivocation", "FILE", "--out", "evidence.json"),
    "evidence split-view": ("evidence", "split-view", "FILE", "--out", "evidence.json"),
    "evidence missing-entry": ("evidence", "missing-entry", "FILE", "--out", "evidence.json"),
    "key register": ("key", "register", "@FILE", "--desk", "64.74", "--role", "desk", "--scope",
                     "64.74", "--key", "keys/registrar.pem"),
}

SIGNS_OF_HARM = ("Fatal error", "did not end", "Stack dump")
Maker = Callable[[Path], object]


def written(content: Callable[[bytes, random.Random], bytes]) -> Maker:
    """A file of these bytes, which are made of a sound ledger's and of chance."""
    def make(path: Path) -> None:
        sound = path.with_name("kept.sqlite").read_bytes()
        path.write_bytes(content(sound, random.Random(path.name)))
        path.chmod(0o600)
    return make


def make_sparse(path: Path) -> None:
    path.touch(0o600)
    os.truncate(path, 1 << 30)


def planted(*statements: str) -> Maker:
    """A sound ledger with something in it that would run, were its text taken at its word."""
    def make(path: Path) -> None:
        written(lambda sound, _: sound)(path)
        database = sqlite3.connect(path)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()
    return make


NO_FILES: dict[str, Maker] = {
    "empty": written(lambda sound, draw: b""),
    "one-byte": written(lambda sound, draw: b"S"),
    "garbage": written(lambda sound, draw: draw.randbytes(100_000)),
    "no-text": written(lambda sound, draw: b"\xff\xfe no line end"),
    "zeros": written(lambda sound, draw: bytes(65_536)),
    "long-line": written(lambda sound, draw: b"a" * 3_000_000),
    "deep": written(lambda sound, draw: b"[" * 200_000),
    "header": written(lambda sound, draw: sound[:512]),
    "half": written(lambda sound, draw: sound[: len(sound) // 2]),
    "three-pages": written(lambda sound, draw: sound[: 3 * 16_384]),
    "header-of-garbage": written(lambda sound, draw: sound[:100] + draw.randbytes(99_900)),
    "sparse": make_sparse,
    "pipe": lambda path: os.mkfifo(path, 0o600),
    "folder": lambda path: path.mkdir(),
    "dangling": lambda path: path.symlink_to("nowhere"),
    "loop": lambda path: path.symlink_to("loop"),
    "missing": lambda path: None,
    "/dev/full": lambda path: None,
}
TRAPS: dict[str, Maker] = {
    "trigger": planted("CREATE TRIGGER trap AFTER INSERT ON entries BEGIN DELETE FROM marks; END"),
    "view": planted("CREATE VIEW trap AS SELECT load_extension('x'), writefile('ran', 'x')"),
    "table": planted("CREATE TABLE trap AS SELECT * FROM entries"),
    "attaching": planted(
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('view', 'trap', "
        "'trap', 0, 'CREATE VIEW trap AS SELECT 1; ATTACH ''ran'' AS a')"),
}
# Where a new file is what the command is to make.
MAKES_IT = {(f"{command} --memory", source) for command in ("verify", "cosign")
            for source in ("missing", "dangling", "loop")}
# Nothing to append is nothing amiss.
MAY_BE_READ = {("append --batch", "empty")}
PRODUCTS = ("copy.sqlite", "restored.sqlite")


def read_hostile_files(base: Desk, folder: Path, *, share: float, seed: int, workers: int,
                       say: Callable[[str], None]) -> int:
    folder.mkdir()
    base.path("report.json").write_text(report(21))
    draw = random.Random(f"{seed} sources")
    pairs = [(reader, source) for reader in READERS for source in NO_FILES | TRAPS
             if (reader, source) not in MAKES_IT]
    drawn = [pair for pair in pairs if draw.random() < share]

    def examine(number: int) -> list[str]:
        desk = base.copy(folder / str(number))
        found = faults_of(desk, *drawn[number])
        shutil.rmtree(desk.folder)
        return found

    with ThreadPoolExecutor(workers) as pool:
        answers = list(pool.map(examine, range(len(drawn))))
    for (reader, source), found in zip(drawn, answers):
        for fact in found:
            say(f"{reader} of {source}: {fact}")
    amiss = sum(map(bool, answers))
    say(f"hostile files: {len(drawn)} of {len(pairs)} pairs of command and file, "
        f"{amiss} inconsistencies")
    return amiss


def faults_of(desk: Desk, reader: str, source: str) -> list[str]:
    (NO_FILES | TRAPS)[source](desk.path(source))
    before, names = desk.entries(), desk.files()
    files = {name: fingerprint(desk.path(name)) for name in (source, "kept.sqlite")}
    done = desk.run(*(word.replace("FILE", source) for word in READERS[reader]))
    is_trap = source in TRAPS
    found = []
    if done.status not in (1, 2, 64) and not is_trap and (reader, source) not in MAY_BE_READ:
        found.append(f"exit {done.status}: {done.said.strip()[-300:]}")
    if done.status < 0 or any(sign in done.err for sign in SIGNS_OF_HARM) or not done.said.strip():
        found.append(f"exit {done.status}, and it says {done.said.strip()[-300:]!r}")
    found += [f"{name} is changed" for name in files if fingerprint(desk.path(name)) != files[name]
              and not (is_trap and name in READERS[reader])]
    if desk.entries() != before:
        found.append("the ledger is changed")
    if desk.path("ran").exists():
        found.append("its text was run")
    if not is_trap:
        found += [f"left over: {name}" for name in sorted(desk.files() - names)
                  if name != "memory.lock" and not name.startswith(source)]
    return found + [f"{name} is not sound" for name in PRODUCTS
                    if desk.path(name).exists() and desk.verify(name)[0] != 0]


def fingerprint(path: Path) -> object:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > 1 << 24:
        return path.is_symlink(), path.exists()
    return path.read_bytes()
