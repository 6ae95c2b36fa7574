"""Another program holds the ledger for longer than anybody waits: every command that writes says so."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desk import Desk
from errands import KEY, REGISTRAR, begin_renewal, noticing
from sweep import arguments_of

# Longer than the program waits, and how long it may take to give up.
SECONDS_MIN, SECONDS_MAX = 9, 30

WRITERS: dict[str, tuple[str, ...]] = {
    "append": noticing("event.json"),
    "batch": ("append", "--batch", "batch.ndjson", *KEY),
    "correct": ("correct", "1225", "--set", "kind=village_head_neutrality", "--reason",
                "wrong_class", *KEY),
    "withdraw": ("withdraw", "1225", "--reason", "typing", *KEY),
    "erase": ("erase", "1225", "/data/informant", "--basis", "requested", *REGISTRAR),
    "erase --finish": ("erase", "--finish"),
    "seal": ("seal",),
    "key register": ("key", "register", "@another.vkey", "--desk", "64.74", "--role", "desk",
                     "--scope", "64.74", *REGISTRAR[:2]),
    "key revoke": ("key", "revoke", "FINGERPRINT", "--reason", "lost", *REGISTRAR[:2]),
    "cosignatures": ("cosignatures", "add", "answer"),
    "sealing renew --lost": ("sealing", "renew", "--lost"),
    "sealing renew": ("sealing", "renew", "--backup", "renewed.sqlite", "--copied", "ID"),
    "restore --newest": ("restore", "--newest", "kept.note", "--ledger", "restored.sqlite"),
    "synthesise": ("synthesise", "--seed", "1", "--events", "200"),
}


def write_while_held(base: Desk, folder: Path, say: Callable[[str], None]) -> int:
    """Returns how many commands answered otherwise than by naming who holds the file."""
    desk = base.copy(folder)
    prepare(desk)
    before = desk.entries()
    holders = [hold(desk.path(name)) for name in ("ledger.sqlite", "restored.sqlite")]
    with ThreadPoolExecutor(len(WRITERS)) as pool:
        answers = dict(zip(WRITERS, pool.map(lambda words: answer(desk, words), WRITERS.values())))
    for holder in holders:
        os.close(holder)
    found = [f"{name}: {fact}" for name, fact in answers.items() if fact]
    if desk.entries() != before:
        found.append("entries were appended")
    for fact in found:
        say(f"while another holds the ledger, {fact}")
    say(f"a held ledger: {len(WRITERS)} commands, {len(found)} inconsistencies")
    return len(found)


def prepare(desk: Desk) -> None:
    desk.must("restore", "kept.sqlite", "--ledger", "restored.sqlite")
    desk.must("key", "new", "64.74", "--out", "elsewhere")
    desk.path("another.vkey").write_bytes(desk.path("elsewhere/64.74.vkey").read_bytes())
    begin_renewal(desk)
    desk.must("witness", "add", "@saksi/saksi.vkey")
    desk.path("answer").write_text(desk.must(
        "witness", "cosign", "request", "--key", "saksi/saksi.pem", "--memory", "memory",
        "--rehearsal", "--log", "@keys/log.vkey"))


def hold(path: Path) -> int:
    descriptor = os.open(path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def answer(desk: Desk, words: tuple[str, ...]) -> str | None:
    """What is wrong with a command's answer."""
    begun = time.monotonic()
    done = desk.run(*(fingerprint(desk) if word == "FINGERPRINT" else word
                      for word in arguments_of(words, desk)))
    seconds = time.monotonic() - begun
    if done.status != 2 or f"process {os.getpid()} (" not in done.err:
        return f"exit {done.status}: {done.said.strip()[-300:]}"
    if not SECONDS_MIN <= seconds <= SECONDS_MAX:
        return f"it waited {seconds:.0f} seconds"
    return None


def fingerprint(desk: Desk) -> str:
    """Of the desk's key: SHA-256 of the type and the key, as a verifier key has them."""
    key = desk.path("keys/64.72.vkey").read_text().split("+", 2)[2]
    return hashlib.sha256(base64.b64decode(key)).hexdigest()[:16]
