"""Several processes append at once, and each is killed at random: what any of them was told is there."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from desk import Desk
from errands import KEY, report

WRITERS = 3


def kill_under_load(base: Desk, folder: Path, *, seconds: float, seed: int,
                    say: Callable[[str], None]) -> int:
    desk = base.copy(folder)
    before = desk.entries()
    acknowledged: list[str] = []
    counts = {"runs": 0, "killed": 0}
    end = time.monotonic() + seconds

    def write(number: int) -> None:
        draw = random.Random(f"{seed} load {number}")
        while time.monotonic() < end:
            name = f"draft-{number}.json"
            desk.path(name).write_text(report(draw.randrange(1, 21)))
            process = desk.start("append", "report.submitted", "--subject", "64.72", "--data",
                                 f"@{name}", "--json", *KEY)
            killer = threading.Timer(draw.expovariate(2), process.kill)
            killer.start()
            out, _ = process.communicate()
            killer.cancel()
            counts["runs"] += 1
            counts["killed"] += process.returncode == -9
            acknowledged.extend(json.loads(line)["event"] for line in re.findall(r"^\{.*\}$", out, re.M))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = list(faults_of(desk, before, acknowledged))
    for fact in found:
        say(f"under load: {fact}")
    say(f"under load: {counts['runs']} appends by {WRITERS} at once, {counts['killed']} killed, "
        f"{len(acknowledged)} acknowledged, {len(found)} inconsistencies")
    return len(found)


def faults_of(desk: Desk, before: list[str], acknowledged: list[str]) -> list[str]:
    found = []
    if desk.entries()[:len(before)] != before:
        found.append("entries are lost")
    events = set(desk.events())
    found += [f"acknowledged and lost: {one}" for one in acknowledged if one not in events]
    status, rules, err = desk.verify("ledger.sqlite", "--sealing-key", "keys/sealing.key")
    if status != 0:
        found.append(f"verify: exit {status}, {sorted(rules)} {err.strip()[-300:]}")
    if desk.verify_again("ledger.sqlite") != 0:
        found.append("the second verifier judges otherwise")
    drafts = {name for name in desk.files() if name.startswith("draft-")}
    found += [f"clear text in {name}" for name in desk.clear_texts(
        drafts | {"event.json", "other.json", "batch.ndjson"})]
    return found
