"""Keys, events, entries and checkpoints as a forger makes them who holds some of the keys."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(PROJECT / "scripts"))
import verify  # noqa: E402

ORIGIN = "desk-pilkada.kaltimprov.go.id/2024"
BASE = verify.multiples(verify.BASE) or []


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def jcs(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


class Signer:
    """An Ed25519 private key with its name (RFC 8032 §5.1.5 and §5.1.6)."""

    def __init__(self, name: str, seed: bytes, kind: int = verify.LOG_KEY) -> None:
        digest = hashlib.sha512(seed).digest()
        self._scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
        self._prefix = digest[32:]
        self.nonce: int | None = None  # one of the forger's own; RFC 8032 computes it
        self._use(name, kind, verify.encode_point(verify.multiply(BASE, self._scalar)))

    def _use(self, name: str, kind: int, public: bytes) -> None:
        self.name, self.public = name, public
        typed = bytes([kind]) + public
        self.key_id = sha256(name.encode() + b"\n" + typed)[:4]
        self.vkey = f"{name}+{self.key_id.hex()}+{base64.b64encode(typed).decode()}"
        self.fingerprint = sha256(b"\x01" + public).hex()[:16]

    @staticmethod
    def stored(pem: Path, name: str | None = None) -> Signer:
        body = "".join(pem.read_text().split("\n")[1:-2])
        return Signer(name or pem.stem, base64.b64decode(body)[-32:])

    @staticmethod
    def made(name: str, kind: int = verify.LOG_KEY) -> Signer:
        """A key that is the same in every run."""
        return Signer(name, sha256(name.encode()), kind)

    @staticmethod
    def anyone(name: str) -> Signer:
        """The identity point as a key: under it, R = identity with S = 0 signs every message."""
        signer = Signer.made(name)
        signer._use(name, verify.LOG_KEY, bytes([1]) + bytes(31))
        signer._scalar = 0
        return signer

    def sign(self, message: bytes) -> bytes:
        def number(data: bytes) -> int:
            return int.from_bytes(hashlib.sha512(data).digest(), "little") % verify.L

        nonce = number(self._prefix + message) if self.nonce is None else self.nonce
        point = verify.encode_point(verify.multiply(BASE, nonce))
        scalar = (nonce + number(point + self.public + message) * self._scalar) % verify.L
        return point + scalar.to_bytes(32, "little")

    def note(self, text: str) -> str:
        return f"{text}\n{self._line(self.sign(text.encode()))}\n"

    def cosign(self, note: str, time: int = 1_732_500_000) -> str:
        text = note[: note.rindex("\n\n") + 1]
        signature = self.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
        return self._line(time.to_bytes(8, "big") + signature)

    def _line(self, signature: bytes) -> str:
        return f"— {self.name} {base64.b64encode(self.key_id + signature).decode()}"


def entry_of(event: bytes, signer: Signer, received: str) -> bytes:
    kind = verify.PAYLOAD_TYPE
    signature = signer.sign(b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(event), event))
    return b'{"event":%s,"received":"%s","signature":"%s"}' % (
        event, received.encode(), base64.b64encode(signature))


class History:
    """The entries of a log and the log's key: whoever has it can write any history."""

    def __init__(self, entries: list[bytes], sizes: list[int], log: Signer) -> None:
        self.entries, self.sizes, self.log = entries, sizes, log
        self.successors: list[tuple[int, Signer]] = []  # later log keys, each with its first size

    @staticmethod
    def of(ledger: Path, log: Signer) -> History:
        with contextlib.closing(sqlite3.connect(ledger)) as database:
            entries = database.execute("SELECT entry FROM entries ORDER BY position").fetchall()
            sizes = database.execute("SELECT size FROM checkpoints").fetchall()
        return History([e.encode() for (e,) in entries], [size for (size,) in sizes], log)

    def event(self, index: int) -> dict[str, Any]:
        return json.loads(self.entries[index])["event"]

    def last_of(self, signer: Signer) -> int:
        """The index of the key's newest event."""
        return max(index for index, entry in enumerate(self.entries)
                   if self.event(index)["source"].endswith(signer.fingerprint))

    def log_at(self, size: int) -> Signer:
        """Who signs the checkpoint of a size."""
        return [self.log, *(key for first, key in self.successors if first <= size)][-1]

    @property
    def received(self) -> str:
        return json.loads(self.entries[-1])["received"]

    @property
    def ledger(self) -> str:
        return self.hash(0)

    def hash(self, index: int) -> str:
        return sha256(self.entries[index][9:-138]).hex()

    def anchor(self, size: int) -> str:
        tree = verify.Tree()
        for entry in self.entries[:size]:
            tree.append(entry)
        return f"{size}:{tree.root(size).hex()}"

    def append(
        self, signer: Signer, desk: str, name: str, data: Any, received: str | None = None,
        **instead: Any
    ) -> str:
        """Takes in the key's next event, as a log would that refuses nothing; gives its hash.

        Members of `instead` stand in place of others; None takes one out.
        """
        source = f"/{desk}/{signer.fingerprint}"
        own = [i for i in range(len(self.entries)) if self.event(i)["source"] == source]
        brought = next((i for i in reversed(range(len(self.entries)))
                        if self.event(i)["data"].get("key") == signer.vkey), 0)
        event = {
            "data": data, "id": str(len(own) + 1), "ledger": self.ledger,
            "previous": self.hash(own[-1] if own else brought), "recordedtime": self.received,
            "source": source, "specversion": "1.0", "subject": "64", "time": self.received,
            "type": f"auditledger.{name}.v1",
        }
        if own and "anchor" in (last := self.event(own[-1])):
            event["anchor"] = last["anchor"]
        event |= instead
        raw = jcs({name: value for name, value in event.items() if value is not None})
        self.entries.append(entry_of(raw, signer, received or self.received))
        self.sizes.append(len(self.entries))
        return sha256(raw).hex()

    def replace(self, index: int, signer: Signer | None, **instead: Any) -> None:
        """Changes an event; signs it when its author's key is at hand."""
        entry = json.loads(self.entries[index])
        event = {k: v for k, v in (entry["event"] | instead).items() if v is not None}
        self.entries[index] = entry_of(jcs(event), signer, entry["received"]) if signer else (
            jcs(entry | {"event": event}))

    def write(self, database: sqlite3.Connection) -> None:
        """Rewrites the record, and signs every checkpoint anew."""
        for table in ("cosignatures", "checkpoints", "entries", "tiles", "event_positions"):
            database.execute(f"DELETE FROM {table}")
        tree = verify.Tree()
        for position, entry in enumerate(self.entries):
            tree.append(entry)
            database.execute("INSERT INTO entries VALUES (?, ?)", (position, entry.decode()))
            database.execute("INSERT OR IGNORE INTO event_positions VALUES (?, ?)",
                             (bytes.fromhex(self.hash(position)), position))
        for size in sorted({size for size in self.sizes if size < tree.size} | {tree.size}):
            root = base64.b64encode(tree.root(size)).decode()
            log = self.log_at(size)
            note = log.note(f"{log.name}\n{size}\n{root}\n")
            database.execute("INSERT INTO checkpoints VALUES (?, ?)", (size, note))
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?)", tree.tiles())

    def publish(self, folder: Path) -> None:
        """Writes the log as C2SP tlog-tiles."""
        tree = verify.Tree()
        for entry in self.entries:
            tree.append(entry)
        root = base64.b64encode(tree.root(tree.size)).decode()
        folder.mkdir()
        (folder / "checkpoint").write_text(self.log.note(f"{ORIGIN}\n{tree.size}\n{root}\n"))
        files = {(str(level), number, len(hashes) // 32): hashes
                 for level, number, hashes in tree.tiles(partial=True)}
        for first in range(0, tree.size, 256):
            page = self.entries[first : first + 256]
            files["entries", first // 256, len(page)] = b"".join(
                len(entry).to_bytes(2, "big") + entry for entry in page)
        for (kind, number, width), data in files.items():
            path = folder / "tile" / kind / f"{number:03}"
            path = path if width == 256 else path.with_name(f"{number:03}.p") / str(width)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextlib.contextmanager
def editing(path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger's file without the triggers that refuse changes; they are put back at the end."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        triggers = database.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        yield database
        for _, sql in triggers:
            database.execute(sql)
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
