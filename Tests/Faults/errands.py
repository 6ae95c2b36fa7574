"""The commands that are made to fail, and by what one sees that each has done all or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desk import Desk, Tools

ORIGIN = "desk-pilkada.kaltimprov.go.id/2024"
KEY = ("--key", "keys/64.72.pem")
REGISTRAR = ("--key", "keys/registrar.pem", "--yes")
NEW = ("--origin", "example.org/2", "--title", "Lain", "--province", "64", "--rehearsal")


@dataclass(frozen=True)
class Errand:
    """A command, and what is to be seen of it.

    * `is_done`: whether its effect is wholly there.
    * `grows_by`: how many entries it appends, all of them or none.
    * `makes`: the names that it may leave, as regular expressions.
    * `again`: what is given after the fault; the command itself, unless said otherwise.
    * `told_done`: how the second run may answer instead, where the first had done all.
    * `unfinished`: rules that a verification may find broken between the two.
    * `ledger`: the ledger that it makes, where it makes one.
    * `keeps`: files that hold clear texts because their author wrote them.
    """

    name: str
    arguments: tuple[str, ...]
    is_done: Callable[[Desk], bool]
    grows_by: int = 0
    makes: tuple[str, ...] = ()
    prepare: Callable[[Desk], None] = lambda desk: None
    again: tuple[str, ...] | None = None
    told_done: str | None = None
    unfinished: frozenset[str] = frozenset()
    ledger: str | None = None
    keeps: frozenset[str] = field(default=frozenset({"event.json", "other.json", "batch.ndjson"}))

    @property
    def second(self) -> tuple[str, ...]:
        return self.again or self.arguments


def report(day: int) -> str:
    return json.dumps({
        "report": f"REP-64.72-2024-11-{day}", "kind": "situation", "condition": "conducive",
        "statement": "Narasi Rekaan Rahasia: aman, terjaga.", "districtsHeard": 3,
        "sources": [{"kind": "kpu", "region": "64.72", "asOf": "2024-11-21T07:00:00+08:00"}],
        "topics": [{"topic": "logistics", "condition": "conducive"}]})


def violation(number: int) -> str:
    return json.dumps({
        "violation": f"VIO-64.72-{number:04}", "kind": "money_politics", "class": "undetermined",
        "subjectKind": "unknown", "knownAt": "2024-11-21T08:30:00+08:00",
        "summary": "Narasi Rekaan Rahasia", "informant": {"name": "Nama Rekaan Pelapor"}})


def noticing(file: str) -> tuple[str, ...]:
    return ("append", "violation.noticed", "--subject", "64.72", "--time", "2024-11-20T19:00",
            "--data", f"@{file}", "--json", *KEY)


def make_base(folder: Path, tools: Tools) -> Desk:
    """A rehearsal ledger with one sealed allegation, and what the errands need beside it."""
    folder.mkdir()
    desk = Desk(folder, tools)
    desk.path("tmp").mkdir()
    desk.must("init", "--origin", ORIGIN, "--title", "Latihan", "--province", "64", "--rehearsal")
    desk.must("key", "new", "64.72", "--out", "keys")
    desk.must("key", "register", "@keys/64.72.vkey", "--desk", "64.72", "--role", "desk",
              "--scope", "64.72", "--key", "keys/registrar.pem")
    desk.path("event.json").write_text(violation(1))
    desk.must(*noticing("event.json"))
    desk.path("event.json").write_text(violation(2))
    desk.path("other.json").write_text(violation(3))
    lines = [{"type": "report.submitted", "subject": "64.72", "data": json.loads(report(day)),
              "time": "2024-11-21T08:00:00+08:00"} for day in range(10, 20)]
    desk.path("batch.ndjson").write_text("".join(json.dumps(line) + "\n" for line in lines))
    desk.must("witness", "new", "saksi.example/saksi", "--file", "saksi", "--out", "saksi")
    desk.path("request").write_text(desk.must("checkpoint", "--since", "0"))
    desk.path("kept.note").write_text(desk.must("checkpoint"))
    desk.must("backup", "kept.sqlite")
    return desk


# --- Whether it is done -----------------------------------------------------------------------

def has_receipt(desk: Desk) -> bool:
    """Whether the entry is there and its receipt, which is looked at after every fault."""
    return has_grown(desk) and desk.path("receipt.json").is_file()


def has_grown(desk: Desk) -> bool:
    """Whether there are entries above those of the checkpoint that was kept."""
    return len(desk.entries()) > int(desk.path("kept.note").read_text().split("\n")[1])


def is_sound(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.path(name).is_file() and desk.verify(name)[0] == 0


def box_of_informant(desk: Desk) -> bytes:
    """What the erased value rested in, as the backup still has it."""
    return next(box for place, box in desk.boxes("kept.sqlite").items()
                if place.endswith("/data/informant"))


def is_erased(desk: Desk) -> bool:
    return not desk.marks() and all(
        box_of_informant(desk) not in file.read_bytes()
        for file in desk.folder.glob("ledger.sqlite*"))


def is_renewed(desk: Desk) -> bool:
    """The ledger and its backup are under the new key alone, and the old one is gone."""
    keys = list(desk.path("keys").glob("sealing*"))
    return (not desk.marks() and [key.name for key in keys] == ["sealing.key"]
            and keys[0].read_text().split("+")[1] in desk.path("id").read_text()
            and all(desk.verify(name, "--sealing-key", "keys/sealing.key")[0] == 0
                    for name in ("ledger.sqlite", "renewed.sqlite")))


def is_opened(desk: Desk) -> bool:
    """Whoever has the file has all of its keys, and can go on."""
    names = [f"{name}.{kind}" for name in ("64", "log", "recovery", "registrar", "service")
             for kind in ("pem", "vkey")] + ["sealing.key", "log.newest"]
    sealing = desk.run("seal", "--ledger", "second.sqlite", "--keys", "second")
    return is_sound("second.sqlite")(desk) and all(
        desk.path(f"second/{name}").is_file() for name in names) and (
            sealing.status == 0 or "sealed already" in sealing.err)


def is_released(desk: Desk) -> bool:
    return not desk.marks("restored.sqlite") and is_sound("restored.sqlite")(desk)


def is_exported(desk: Desk) -> bool:
    return desk.run("verify", "tiles").status == 0


def has_cosigned(desk: Desk) -> bool:
    return desk.path("memory").is_file() and ORIGIN in desk.path("memory").read_text()


def has_key(desk: Desk) -> bool:
    forms = {"pem": r"-----BEGIN(?s:.+)-----\n", "vkey": r"another\+.+\n"}
    files = {desk.path(f"keys/another.{kind}"): form for kind, form in forms.items()}
    return all(file.is_file() and re.fullmatch(form, file.read_text())
               for file, form in files.items())


# --- The errands ------------------------------------------------------------------------------


def begin_renewal(desk: Desk) -> None:
    desk.run("sealing", "renew", "--backup", "renewed.sqlite")
    identity = desk.path("keys/sealing.next.key").read_text().split("+")[1]
    desk.path("id").write_text(identity)


def restore(desk: Desk) -> None:
    desk.must("restore", "kept.sqlite", "--ledger", "restored.sqlite")


def name_witness(desk: Desk) -> None:
    desk.must("witness", "add", "@saksi/saksi.vkey")
    desk.path("answer").write_text(desk.must(*COSIGN))


COSIGN = ("witness", "cosign", "request", "--key", "saksi/saksi.pem", "--memory", "memory",
          "--rehearsal", "--log", "@keys/log.vkey")

ERRANDS = (
    Errand("append", (*noticing("event.json"), "--receipt", "receipt.json"), has_receipt,
           grows_by=1, makes=(r"(other-)?receipt\.json",),
           again=(*noticing("other.json"), "--receipt", "other-receipt.json")),
    Errand("batch", ("append", "--batch", "batch.ndjson", "--json", *KEY), has_grown,
           grows_by=10),
    Errand("erase", ("erase", "1225", "/data/informant", "--basis", "requested", *REGISTRAR),
           is_erased, grows_by=1, told_done="erased already",
           unfinished=frozenset({"erasure-unfinished"})),
    Errand("renew", ("sealing", "renew", "--backup", "renewed.sqlite", "--copied", "ID"),
           is_renewed, makes=(r"renewed\.sqlite", r"keys/sealing\.(next\.)?key"),
           prepare=begin_renewal, ledger="renewed.sqlite",
           unfinished=frozenset({"renewal-unfinished"})),
    Errand("backup", ("backup", "copy.sqlite"), is_sound("copy.sqlite"),
           makes=(r"copy\.sqlite",), told_done="exists already", ledger="copy.sqlite"),
    Errand("backup --public", ("backup", "--public", "copy.sqlite"), is_sound("copy.sqlite"),
           makes=(r"copy\.sqlite",), told_done="exists already", ledger="copy.sqlite"),
    Errand("restore", ("restore", "kept.sqlite", "--ledger", "restored.sqlite"),
           is_sound("restored.sqlite"), makes=(r"restored\.sqlite",), told_done="exists already",
           ledger="restored.sqlite"),
    Errand("restore --newest", ("restore", "--newest", "kept.note", "--ledger", "restored.sqlite"),
           is_released, prepare=restore, told_done="takes entries already",
           ledger="restored.sqlite"),
    Errand("init", ("init", "--ledger", "second.sqlite", "--keys", "second", *NEW), is_opened,
           makes=(r"second\.sqlite", r"second/(64|log|recovery|registrar|service)\.(pem|vkey)",
                  r"second/sealing\.key", r"second/log\.newest"),
           told_done="is there already", ledger="second.sqlite"),
    Errand("export", ("export", "tiles", "tiles"), is_exported,
           makes=(r"tiles(/tile(/\w+)?(/\d{3}\.p)?)?", r"tiles/checkpoint",
                  r"tiles/tile/(entries|\d)/(\d{3}|\d{3}\.p/\d+)")),
    Errand("cosign", COSIGN, has_cosigned, makes=(r"memory", r"memory\.lock")),
    Errand("cosignatures", ("cosignatures", "add", "answer"), lambda desk: True,
           prepare=name_witness),
    Errand("key new", ("key", "new", "another", "--out", "keys"), has_key,
           makes=(r"keys/another\.(pem|vkey)",), told_done="is there already"),
    Errand("memory", ("verify", "--memory", "seen"), lambda desk: desk.path("seen").is_file(),
           makes=(r"seen",)),
)
