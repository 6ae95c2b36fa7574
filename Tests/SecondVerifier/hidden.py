"""What can be hidden in a file that reads like a ledger, or made of it that costs its reader dear.

Both verifiers must answer each with the same exit status, which stands beside it.
"""

from __future__ import annotations

import base64
import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from alterations import ALTERATIONS, Ledger
from forge import ORIGIN, Signer, editing, sha256, verify

STATUS: dict[str, int] = {}


def hiding(status: int) -> Callable[[Callable[[Ledger], None]], Callable[[Ledger], None]]:
    """Registers an alteration with the exit status that both verifiers must give."""
    def register(make: Callable[[Ledger], None]) -> Callable[[Ledger], None]:
        title = make.__name__.replace("_", " ")
        ALTERATIONS[title], STATUS[title] = (1, make), status
        return make
    return register


@hiding(1)
def a_second_row_of_a_table(ledger: Ledger) -> None:
    """SQLite passes over the second row, since its text says IF NOT EXISTS."""
    with editing(ledger.path) as database:
        database.execute("CREATE TABLE decoy(position, entry)")
        database.execute("INSERT INTO decoy VALUES (0, 'what nobody reads')")
        database.commit()
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET name = 'entries', tbl_name = 'entries', sql = "
            "'CREATE TABLE IF NOT EXISTS entries(position, entry)' WHERE name = 'decoy'")


@hiding(1)
def rows_of_a_projection_that_is_not_listed(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(projection_rows)")]
        values = {name: "a table of somebody's own" for name in columns}
        database.execute(
            f"INSERT INTO projection_rows({', '.join(columns)}) "
            f"VALUES ({', '.join('?' * len(columns))})", list(values.values()))


@hiding(1)
def a_checkpoint_with_an_extension_line(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        size, note = database.execute(
            "SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1 OFFSET 3").fetchone()
        text = note[: note.rindex("\n\n") + 1] + "what a log may add\n"
        database.execute(
            "UPDATE checkpoints SET note = ? WHERE size = ?", (ledger.log.note(text), size))


def sealed(ledger: Ledger, count: int) -> None:
    """Takes in an event that seals so many values, all with a box, as a log that refuses nothing."""
    history = ledger.history()
    values = {f"n{number:02}": {"sealed": sha256(b"%d" % number).hex()} for number in range(count)}
    event = history.append(
        ledger.desk, "64.72", "", {"values": values}, subject="64.72",
        type="deskpilkada.report.submitted.v1")
    with editing(ledger.path) as database:
        (box,) = database.execute("SELECT box FROM sealed_values LIMIT 1").fetchone()
        database.executemany("INSERT INTO sealed_values VALUES (?, ?, ?)", [
            (event, f"/data/values/{name}", box) for name in values])
        history.write(database)


@hiding(1)
def more_sealed_values_than_an_event_may_have(ledger: Ledger) -> None:
    sealed(ledger, 65)


@hiding(2)
def a_database_in_utf_16(ledger: Ledger) -> None:
    """Its texts are other bytes than those that were signed, and read the same."""
    copy = ledger.path.with_name("utf-16")
    with contextlib.closing(sqlite3.connect(ledger.path)) as database:
        script = "\n".join(database.iterdump())
        marks = [database.execute(f"PRAGMA {name}").fetchone()[0]
                 for name in ("application_id", "user_version", "page_size")]
    with contextlib.closing(sqlite3.connect(copy)) as database:
        database.execute("PRAGMA encoding = 'UTF-16le'")
        database.execute(f"PRAGMA page_size = {marks[2]}")
        database.executescript(script)
        database.execute(f"PRAGMA application_id = {marks[0]}")
        database.execute(f"PRAGMA user_version = {marks[1]}")
        database.commit()
    shutil.move(copy, ledger.path)


def root_page(path: Path, table: str) -> tuple[int, int]:
    """Where a table's root page begins, and the size of a page."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?",
            (table,)).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    return (page - 1) * size, size


@hiding(1)
def a_page_that_is_its_own_child(ledger: Ledger) -> None:
    place, size = root_page(ledger.path, "entries")
    data = bytearray(ledger.path.read_bytes())
    assert data[place] == 5, "the root of a table that has more than a page"
    data[place + 8 : place + 12] = (place // size + 1).to_bytes(4, "big")
    ledger.path.write_bytes(data)


@hiding(1)
def a_header_that_lets_pages_move(ledger: Ledger) -> None:
    """SQLite's own check passes over a number that is larger than every root page."""
    data = bytearray(ledger.path.read_bytes())
    data[52:56] = (1 << 20).to_bytes(4, "big")
    ledger.path.write_bytes(data)


@hiding(1)
def bytes_behind_the_last_page(ledger: Ledger) -> None:
    with ledger.path.open("ab") as file:
        file.write(b"a letter that no page has" * 4)


@hiding(1)
def a_page_behind_the_last(ledger: Ledger) -> None:
    _, size = root_page(ledger.path, "entries")
    with ledger.path.open("ab") as file:
        file.write(b"x" * size)


@hiding(1)
def a_file_that_is_mostly_a_hole(ledger: Ledger) -> None:
    with ledger.path.open("r+b") as file:
        file.truncate(1 << 40)


@hiding(0)
def statistics_of_the_tables(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute("ANALYZE")


@hiding(1)
def a_table_that_was_added(ledger: Ledger) -> None:
    with editing(ledger.path) as database:
        database.execute('CREATE TABLE "our notes"(note)')


@hiding(1)
def lines_of_more_witnesses_than_are_read(ledger: Ledger) -> None:
    """Each has a key of its own, which costs a reader more than the line."""
    with editing(ledger.path) as database:
        size, note = database.execute(
            "SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
        blob = bytes(76)
        for number in range(2_000):
            name = f"w{number:06}.example/w"
            typed = bytes([verify.WITNESS_KEY]) + verify.encode_point(
                verify.multiply(verify.multiples(verify.BASE) or [], number + 2))
            key_id = sha256(name.encode() + b"\n" + typed)[:4]
            vkey = f"{name}+{key_id.hex()}+{base64.b64encode(typed).decode()}"
            line = f"— {name} {base64.b64encode(key_id + blob[4:]).decode()}"
            database.execute("INSERT INTO cosignatures VALUES (?, ?, ?)", (size, vkey, line))
