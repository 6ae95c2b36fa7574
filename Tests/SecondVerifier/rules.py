"""A made-up version 2 of the rules, which the second verifier is given and the program lacks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alterations import Ledger
from forge import PROJECT, editing, verify

Answer = tuple[int, dict[str, Any]]
WEATHER = "deskpilkada.weather.told.v1"


def second_version(folder: Path) -> Path:
    """Schemas with a version 2: it brings a type, narrows who may write another, drops none."""
    shutil.copytree(PROJECT / "Schemas/v1", folder / "v1")
    (folder / "v2").mkdir()
    (folder / "v2/weather.told.json").write_text(json.dumps({
        "x-roles": ["desk"], "type": "object", "properties": {}, "additionalProperties": False}))
    outreach = json.loads((folder / "v1/outreach.held.json").read_text())
    (folder / "v2/outreach.held.json").write_text(json.dumps(outreach | {"x-roles": ["desk"]}))
    return folder


def faults_in_rules(
    ledger: Path, keys: Path, draw: Any, folder: Path,
    first_answer: Callable[[list[str]], Answer], second_answer: Callable[..., Answer],
) -> list[str]:
    """What is said wrongly of a ledger that adopts version 2, and uses it too early or not."""
    schemas = second_version(folder)
    one, two = verify.read_rules(schemas).values()
    faults = [] if one == verify.read_rules(PROJECT / "Schemas")[1] else ["version 1 has changed"]
    if two.digest == one.digest or two.schemas.keys() - one.schemas.keys() != {WEATHER}:
        faults.append("version 2 is not version 1 with a type more")
    for is_early in (False, True):
        copy = folder / f"early-{is_early}.sqlite"
        shutil.copyfile(ledger, copy)
        altered = Ledger(copy, keys, draw)
        history = altered.history()

        def tell_the_weather() -> None:
            history.append(altered.desk, "64.72", "", {}, type=WEATHER, subject="64.72")

        if is_early:
            tell_the_weather()
        history.append(altered.registrar, "registrar", "rules.adopted", {
            "version": 2, "digest": two.digest})
        since = len(history.entries)
        tell_the_weather()
        with editing(copy) as database:
            history.write(database)
        counts = {"unknown-type": 1} if is_early else None
        for name, (status, report), newer in (
                ("with version 2", second_answer([str(copy)], schemas), None),
                ("without it", second_answer([str(copy)]), since),
                ("the first verifier", first_answer([str(copy)]), since)):
            found = report["authorship"].get("counts"), report["rulesNewerFrom"]
            # An event that is not taken in has no number: the key's next one follows the gap.
            expected = 1 if is_early or name == "the first verifier" and status == 1 else (
                2 if newer else 0)
            if found != (counts, newer) or status != expected:
                faults.append(f"{name}, too early {is_early}: {status}, {found}")
    return faults
