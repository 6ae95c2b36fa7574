"""The ways in which a ledger is altered without any key: bytes, rows, made-up witnesses."""

from __future__ import annotations

import base64
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forge import ORIGIN, History, Signer, editing, verify


class Ledger:
    """A copy of the demo ledger with its keys, and what draws the places."""

    def __init__(self, path: Path, keys: Path, draw: random.Random) -> None:
        self.path, self.draw = path, draw
        self.registrar = Signer.stored(keys / "registrar.pem")
        self.recovery = Signer.stored(keys / "recovery.pem")
        self.log = Signer.stored(keys / "log.pem", ORIGIN)
        self.service = Signer.stored(keys / "service.pem")
        self.province = Signer.stored(keys / "64.pem")
        self.desk = Signer.stored(keys / "64.72.pem")
        self.other_desk = Signer.stored(keys / "64.74.pem")
        self.new = Signer.made("64.72")
        self.witness = Signer.made("witness.example/w", verify.WITNESS_KEY)
        self.other_witness = Signer.made("other.example/w", verify.WITNESS_KEY)

    def policy(self) -> str:
        """A policy of both witnesses, with one quorum or another; now and then of another log."""
        log = self.draw.choice([self.log, self.log, self.log, self.registrar])
        enough = self.draw.choice(["any", "all", "1", "2"])
        quorum = self.draw.choice(["outer", "inner", "b", "none"])
        return (f"# drawn\nlog {log.vkey}\nwitness a {self.witness.vkey}\n"
                f"witness\tb {self.other_witness.vkey} https://b.example/\n"
                f"group inner {enough} a b\ngroup outer all inner\nquorum {quorum}\n")

    def history(self) -> History:
        return History.of(self.path, self.log)

    def row(self, database: sqlite3.Connection, table: str) -> tuple[Any, ...]:
        """A drawn row's key."""
        key = {"sealed_values": "event, pointer", "event_positions": "hash"}.get(table, "rowid")
        return self.draw.choice(database.execute(f"SELECT {key} FROM {table}").fetchall())


Alteration = Callable[[Ledger], None]
ALTERATIONS: dict[str, tuple[int, Alteration]] = {}


def alteration(rounds: int = 1) -> Callable[[Alteration], Alteration]:
    """Registers an alteration; one that draws its place is tried several times."""
    def register(make: Alteration) -> Alteration:
        ALTERATIONS[make.__name__.replace("_", " ")] = rounds, make
        return make
    return register


@alteration()
def nothing_at_all(ledger: Ledger) -> None:
    pass


# --- Without any key: bytes and rows ----------------------------------------------------------

CELLS = [
    ("entries", "entry", "rowid = ?"), ("checkpoints", "note", "rowid = ?"),
    ("tiles", "hashes", "rowid = ?"), ("sealed_values", "box", "event = ? AND pointer = ?"),
    ("event_positions", "position", "hash = ?"),
]


@alteration(rounds=30)
def a_bit_of_a_cell(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        table, column, where = ledger.draw.choice(CELLS)
        key = ledger.row(database, table)
        sql = f"SELECT {column} FROM {table} WHERE {where}"
        (value,) = database.execute(sql, key).fetchone()
        if isinstance(value, int):
            changed: Any = value ^ 1
        else:
            data = bytearray(value.encode() if isinstance(value, str) else value)
            # Bit 7 of text would be no UTF-8; that is the sweep's part.
            bit = ledger.draw.randrange(7)
            data[ledger.draw.randrange(len(data))] ^= 1 << bit
            changed = data.decode(errors="replace") if isinstance(value, str) else bytes(data)
        database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (changed, *key))


@alteration(rounds=12)
def a_byte_of_the_file(ledger: Ledger) -> None:
    data = bytearray(ledger.path.read_bytes())
    place = ledger.draw.randrange(4096, len(data))
    data[place] ^= 1 << ledger.draw.randrange(8)
    ledger.path.write_bytes(data)


@alteration(rounds=14)
def a_row_taken_out(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        table, _, where = ledger.draw.choice(CELLS)
        key = ledger.row(database, table)
        database.execute(f"DELETE FROM {table} WHERE {where}", key)


@alteration(rounds=6)
def two_rows_exchanged(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        table, column, where = ledger.draw.choice(CELLS[:3])
        keys = [ledger.row(database, table) for _ in range(2)]
        sql = f"SELECT {column} FROM {table} WHERE {where}"
        values = [database.execute(sql, key).fetchone()[0] for key in keys]
        for key, value in zip(keys, reversed(values)):
            database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, *key))


@alteration(rounds=3)
def a_cut_tail(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
        size = ledger.draw.randrange(count - 30, count)
        database.execute("DELETE FROM entries WHERE position >= ?", (size,))
        database.execute("DELETE FROM checkpoints WHERE size > ?", (size,))


@alteration()
def a_place_far_ahead(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        places = {"entries": "position", "checkpoints": "size", "tiles": "number"}
        for table, column in places.items():
            database.execute(
                f"UPDATE {table} SET {column} = {(1 << 62) + 1} WHERE rowid = "
                f"(SELECT max(rowid) FROM {table})")


@alteration()
def places_before_the_first(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("UPDATE entries SET position = -7 WHERE position = 1300")
        database.execute("UPDATE checkpoints SET size = -7 WHERE size = 1300")
        database.execute("UPDATE tiles SET level = -7 WHERE number = 3")


@alteration()
def no_first_entry(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("DELETE FROM entries WHERE position = 0")


@alteration()
def no_entries(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("DELETE FROM entries")


@alteration()
def no_checkpoints(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("DELETE FROM checkpoints")


@alteration()
def no_sealed_values_at_all(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("DELETE FROM sealed_values")


@alteration()
def a_gap_behind_a_broken_checkpoint(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("DELETE FROM entries WHERE position = 1300")
        database.execute("UPDATE checkpoints SET note = 'nothing' WHERE size = 1580")


@alteration()
def surplus_rows(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("INSERT INTO tiles VALUES (0, 6, ?)", (bytes(8192),))
        database.execute("INSERT INTO tiles VALUES (1, 0, ?)", (bytes(32),))
        database.execute("INSERT INTO tiles VALUES (9, 9, ?)", (b"",))
        database.execute("INSERT INTO event_positions VALUES (?, 7)", (bytes(32),))
        database.execute("INSERT INTO sealed_values VALUES (?, '/data/x', ?)",
                         ("0" * 64, bytes(292)))
        newest = "FROM checkpoints ORDER BY size DESC LIMIT 1"
        database.execute(f"INSERT INTO checkpoints SELECT size + 9, note {newest}")
        database.execute(f"INSERT INTO checkpoints SELECT 0, note {newest}")


@alteration()
def marks_that_are_put_in(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        for mark in ("copy", "erasure-unfinished", "verified", "copy 010", "renewal 00 11",
                     f"erasure-unfinished {'ab' * 32}", f"sealing-key-lost {'cd' * 8}",
                     f"renewal {'ef' * 8} {'cd' * 8}"):
            database.execute("INSERT INTO marks VALUES (?)", (mark,))


@alteration(rounds=4)
def a_copy_that_brings_some_sealed_values(ledger: Ledger) -> None:
    """Its mark says how many entries' values are with it; above, none need be."""
    with editing(ledger.path) as database:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
        size = ledger.draw.choice([0, ledger.draw.randrange(count), count])
        database.execute("INSERT INTO marks VALUES (?)", (f"copy {size}",))
        database.execute(
            "DELETE FROM sealed_values WHERE event IN "
            "(SELECT lower(hex(hash)) FROM event_positions WHERE position >= ?)",
            (ledger.draw.choice([0, size, count]),))


# --- Boxes of sealed values -------------------------------------------------------------------


@alteration(rounds=4)
def a_box_of_another_length(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        place = ledger.row(database, "sealed_values")
        where = "WHERE event = ? AND pointer = ?"
        (box,) = database.execute(f"SELECT box FROM sealed_values {where}", place).fetchone()
        longer = box + bytes(256 * ledger.draw.choice([1, 255, 256]))
        changed = ledger.draw.choice([b"", box[:-1], box + b" ", box[:36], box[:8], longer])
        database.execute(f"UPDATE sealed_values SET box = ? {where}", (changed, *place))


@alteration(rounds=2)
def two_boxes_exchanged(ledger: Ledger) -> None:
    """Only the sealing key shows it."""
    with editing(ledger.path) as database:
        where = "WHERE event = ? AND pointer = ?"
        places = [ledger.row(database, "sealed_values") for _ in range(2)]
        boxes = [database.execute(f"SELECT box FROM sealed_values {where}", place).fetchone()[0]
                 for place in places]
        for place, box in zip(places, reversed(boxes)):
            database.execute(f"UPDATE sealed_values SET box = ? {where}", (box, *place))


@alteration()
def boxes_under_another_key(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("UPDATE sealed_values SET box = CAST(zeroblob(8) || substr(box, 9) AS BLOB) "
                         "WHERE event < '8'")


# --- Witnesses --------------------------------------------------------------------------------


def with_cosignatures(ledger: Ledger, change: Callable[[str, str], tuple[str, str]]) -> None:
    with editing(ledger.path) as database:
        rows = database.execute("SELECT size, note FROM checkpoints WHERE size > 1570").fetchall()
        for size, note in rows:
            witness, line = change(ledger.witness.vkey, ledger.witness.cosign(note))
            database.execute("INSERT INTO cosignatures VALUES (?, ?, ?)", (size, witness, line))


@alteration()
def cosignatures(ledger: Ledger) -> None:
    with_cosignatures(ledger, lambda witness, line: (witness, line))


@alteration(rounds=8)
def cosignatures_of_two_witnesses(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        rows = database.execute("SELECT size, note FROM checkpoints WHERE size > 1500").fetchall()
        for witness in (ledger.witness, ledger.other_witness):
            for size, note in ledger.draw.sample(rows, 3):
                line = witness.cosign(note)
                database.execute(
                    "INSERT INTO cosignatures VALUES (?, ?, ?)", (size, witness.vkey, line))


@alteration(rounds=8)
def a_character_of_the_cosignatures(ledger: Ledger) -> None:
    def altered(witness: str, line: str) -> tuple[str, str]:
        place = ledger.draw.randrange(len(line))
        return witness, line[:place] + ledger.draw.choice("Aa0+/= —\n") + line[place + 1 :]
    with_cosignatures(ledger, altered)


@alteration()
def cosignatures_of_another_witness(ledger: Ledger) -> None:
    other = Signer.made("other.example/w", verify.WITNESS_KEY).vkey
    with_cosignatures(ledger, lambda witness, line: (other, line))


@alteration()
def cosignatures_by_a_log_key(ledger: Ledger) -> None:
    with_cosignatures(ledger, lambda witness, line: (ledger.log.vkey, line))


@alteration()
def cosignatures_of_other_sizes(ledger: Ledger) -> None:
    with_cosignatures(ledger, lambda witness, line: (witness, line))
    with editing(ledger.path) as database:
        database.execute("UPDATE cosignatures SET size = size - 20")


# --- Evidence of another history --------------------------------------------------------------


@alteration()
def evidence_of_two_histories(ledger: Ledger) -> None:
    """Notes of another root, of more entries than there are, of this history, and of no log."""
    root = base64.b64encode(bytes(32)).decode()
    texts = [f"{ORIGIN}\n{size}\n{root}\n" for size in (0, 900, 1588, 99999)]
    notes = [ledger.log.note(text) for text in texts] + ["nothing", ledger.desk.note(texts[1])]
    with editing(ledger.path) as database:
        for note in notes:
            database.execute(
                "INSERT INTO evidence SELECT coalesce(max(number), 0) + 1, ?, '', '' FROM evidence",
                (note,))
        database.execute("INSERT INTO evidence SELECT 7, note, '', '' FROM checkpoints "
                         "ORDER BY size DESC LIMIT 1")


# --- What the holders of keys do (forgeries.py, directories.py) -------------------------------


def rewriting(rounds: int = 1) -> Callable[[Callable[[Ledger, History], None]], Any]:
    """Registers a change to the history, after which every checkpoint is signed again."""
    def register(make: Callable[[Ledger, History], None]) -> None:
        def change(ledger: Ledger) -> None:
            history = ledger.history()
            make(ledger, history)
            with editing(ledger.path) as database:
                history.write(database)
        ALTERATIONS[make.__name__.replace("_", " ")] = rounds, change
    return register
