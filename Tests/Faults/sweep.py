"""Every call of every errand fails once, in every way, and what is left is looked at."""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from desk import Desk, Done, Fault
from errands import Errand

KINDS = {"write": ("before", "eio", "full", "short"), "answer": ("before", "after", "full")}
OTHER_KINDS = ("before", "eio")


@dataclass(frozen=True)
class Point:
    """One fault in one errand."""

    errand: Errand
    fault: Fault


def faults_of(calls: list[tuple[str, str]]) -> Iterator[Fault]:
    """Each call in each way. To be killed after a call is to be killed before the next one."""
    for call, count in Counter(call for call, _ in calls).items():
        for number in range(1, count + 1):
            for kind in KINDS.get(call, OTHER_KINDS):
                yield Fault(call, number, kind)
    yield Fault("link", 1, "links")


@dataclass
class Bench:
    """What a sweep works on: for each errand the folder that it begins in."""

    folder: Path
    templates: dict[str, Desk]
    counts: dict[str, dict[str, int]]
    is_thorough: bool

    @staticmethod
    def made(base: Desk, folder: Path, errands: list[Errand], is_thorough: bool) -> Bench:
        folder.mkdir()
        bench = Bench(folder, {}, {}, is_thorough)
        for errand in errands:
            desk = base.copy(folder / f"of {errand.name}")
            errand.prepare(desk)
            bench.templates[errand.name] = desk
        return bench

    def points(self, errand: Errand) -> list[Point]:
        desk = self.templates[errand.name].copy(self.folder / "counting")
        calls = desk.calls(*arguments_of(errand.arguments, desk))
        shutil.rmtree(desk.folder)
        self.counts[errand.name] = dict(Counter(call for call, _ in calls))
        return [Point(errand, fault) for fault in faults_of(calls)]

    def try_out(self, number: int, point: Point, keep: Path | None) -> list[str]:
        """Lets one call fail, and returns what is not as it must be."""
        desk = self.templates[point.errand.name].copy(self.folder / str(number))
        try:
            found = Trial(desk, self.templates[point.errand.name], point, self.is_thorough).found()
        except Exception as error:  # noqa: BLE001, the sweep goes on and tells it
            found = [f"cannot be judged: {error!r}"]
        if found and keep:
            keep.mkdir(exist_ok=True)
            name = f"{point.errand.name} {point.fault}"
            shutil.rmtree(keep / name, ignore_errors=True)
            shutil.copytree(desk.folder, keep / name, symlinks=True)
        shutil.rmtree(desk.folder)
        return found


def arguments_of(arguments: tuple[str, ...], desk: Desk) -> list[str]:
    """The arguments, with the id of the key that a renewal was begun with."""
    return [desk.path("id").read_text() if word == "ID" else word for word in arguments]


class Trial:
    """One command with one fault, then the same again without."""

    def __init__(self, desk: Desk, before: Desk, point: Point, is_thorough: bool) -> None:
        self.desk, self.errand, self.fault = desk, point.errand, point.fault
        self.names = before.files()
        self.companions = {f"{name}.sqlite-{kind}" for name in ("ledger", "kept", "restored")
                           for kind in ("wal", "shm")}
        self.had = before.entries()
        self.is_thorough = is_thorough
        self.first_status = 0

    def found(self, between: Callable[[], None] = lambda: None) -> list[str]:
        first = self.desk.run(*arguments_of(self.errand.arguments, self.desk), fault=self.fault)
        self.first_status = first.status
        found = [f"first: {fact}" for fact in self._faults_of_first(first)]
        between()
        second = self.desk.run(*arguments_of(self.errand.second, self.desk))
        return found + [f"second: {fact}" for fact in self._faults_of_second(second)]

    def _faults_of_first(self, done: Done) -> Iterator[str]:
        yield from self._faults_of_status(done)
        unfinished = set() if done.status == 0 else self.errand.unfinished
        yield from self._faults_of_ledger(unfinished)
        yield from self._lost(done)
        yield from self._clear()
        if done.status >= 0 and self.fault.call != "unlink":
            yield from self._left_over(self.companions)

    def _faults_of_second(self, done: Done) -> Iterator[str]:
        is_told = self.errand.told_done is not None and self.errand.told_done in done.said
        if done.status != 0 and not is_told:
            yield f"exit {done.status}: {done.err.strip()[-300:]}"
        elif not self.errand.again and not self.errand.is_done(self.desk):
            yield f"exit {done.status}, and it is not done: {done.said.strip()[-300:]}"
        yield from self._faults_of_ledger(set())
        yield from self._lost(done)
        yield from self._clear()
        # What SQLite could not take away stands beside a file that is sound without it.
        yield from self._left_over(
            # Where SQLite could not make or take away one of its companions, an empty one may stay
            # until the next writer; a log with anything in it would show as another size.
            self.companions if self.fault.call in ("unlink", "create") else set())

    def _faults_of_status(self, done: Done) -> Iterator[str]:
        """The status says what happened: 0 only where all is there, and a kill claims nothing."""
        if self.fault.kind == "links" and done.status != 0:
            yield f"without links exit {done.status}: {done.err.strip()[-300:]}"
        if done.status < 0 and not self.fault.kills:
            yield f"ended by signal {-done.status}: {done.err.strip()[-300:]}"
        if done.status == 0 and not self.errand.is_done(self.desk):
            yield "exit 0, and it is not done"
        if done.status > 0 and not done.err.strip():
            yield f"exit {done.status} without a word"
        if re.search("nothing was (appended|signed)", done.err) and len(self.desk.entries()) > len(
                self.had):
            yield "it says that nothing was appended"
        if "Fatal error" in done.err or "did not end" in done.err:
            yield done.err.strip()[-300:]

    def _faults_of_ledger(self, unfinished: set[str] | frozenset[str]) -> Iterator[str]:
        entries = self.desk.entries()
        if entries[:len(self.had)] != self.had:
            yield "entries are lost"
        grown = len(entries) - len(self.had)
        if grown % self.errand.grows_by if self.errand.grows_by else grown:
            yield f"{grown} entries more"
        ledgers = ["ledger.sqlite"]
        if self.errand.ledger and self.desk.path(self.errand.ledger).exists():
            ledgers.append(self.errand.ledger)
        for name in ledgers:
            status, rules, err = self.desk.verify(name)
            if status != 0 and not (status == 1 and rules <= unfinished):
                yield f"verify {name}: exit {status}, {sorted(rules)} {err.strip()[-300:]}"
            if self.is_thorough and self.desk.verify_again(name) != status:
                yield f"the second verifier judges {name} otherwise"

    def _lost(self, done: Done) -> Iterator[str]:
        """What was acknowledged and is not in the ledger."""
        hashes = list(self._receipts())
        for text in re.findall(r'^\{.*\}$', done.out, re.MULTILINE):
            answer = json.loads(text)
            hashes += [placed["event"] for placed in answer.get("placed", [answer])
                       if "event" in placed]
        hashes += re.findall(r"^  Hash +([0-9a-f]{64})$", done.out, re.MULTILINE)
        events = set(self.desk.events()) if hashes else set()
        yield from (f"acknowledged and lost: {one}" for one in hashes if one not in events)

    def _receipts(self) -> Iterator[str]:
        """The event of the receipt in a file: whole, where there is one."""
        if (receipt := self.desk.path("receipt.json")).is_file():
            event = receipt.read_bytes()[len('{"entry":{"event":'):].split(b',"received":')[0]
            json.loads(receipt.read_bytes())
            yield hashlib.sha256(event).hexdigest()

    def _clear(self) -> Iterator[str]:
        for name in self.desk.clear_texts(set(self.errand.keeps)):
            yield f"clear text in {name}"

    def _left_over(self, allowed: set[str]) -> Iterator[str]:
        for name in sorted(self.desk.files() - self.names - allowed):
            if not any(re.fullmatch(form, name) for form in self.errand.makes):
                yield f"left over: {name}"


def draw(points: list[Point], count: int | None, random_: random.Random) -> list[Point]:
    """So many of them, every kind of call among them as far as they reach; all, where none is said."""
    if count is None or count >= len(points):
        return points
    by_call: dict[str, list[Point]] = {}
    for point in points:
        by_call.setdefault(point.fault.call, []).append(point)
    for some in by_call.values():
        random_.shuffle(some)
    drawn: list[Point] = []
    while len(drawn) < count:
        for some in by_call.values():
            if some and len(drawn) < count:
                drawn.append(some.pop())
    return drawn


def sweep(
    bench: Bench, errands: list[Errand], *, count: int | None, seed: int, workers: int,
    keep: Path | None, say: Callable[[str], None]
) -> int:
    """Sweeps over the errands, prints a table, and returns how many faults left something amiss."""
    say("{:<18}{:<10}{:>7}{:>8}{:>16}".format("command", "call", "calls", "faults", "inconsistencies"))
    rows: list[tuple[str, str, int, int, int]] = []
    with ThreadPoolExecutor(workers) as pool:
        for errand in errands:
            points = draw(bench.points(errand), count, random.Random(f"{seed} {errand.name}"))
            answers = list(pool.map(bench.try_out, range(len(points)), points, [keep] * len(points)))
            for point, found in zip(points, answers):
                for fact in found:
                    say(f"{errand.name}, {point.fault}: {fact}")
            rows += rows_of(errand, bench.counts[errand.name], points, answers)
            for row in rows[-len({point.fault.call for point in points}):]:
                say("{:<18}{:<10}{:>7}{:>8}{:>16}".format(*row))
    return sum(row[-1] for row in rows)


def rows_of(
    errand: Errand, counts: dict[str, int], points: list[Point], answers: list[list[str]]
) -> list[tuple[str, str, int, int, int]]:
    faults = Counter(point.fault.call for point in points)
    amiss = Counter(point.fault.call for point, found in zip(points, answers) if found)
    return [(errand.name, call, counts.get(call, 0), faults[call], amiss[call]) for call in faults]
