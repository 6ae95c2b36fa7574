"""What the holder of the log's key does: events forged, and every checkpoint signed again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from alterations import Ledger, rewriting
from forge import ORIGIN, History, Signer, editing, entry_of


@rewriting()
def the_same_history_signed_again(ledger: Ledger, history: History) -> None:
    pass


@rewriting()
def a_signature_with_the_identity_as_R(ledger: Ledger, history: History) -> None:
    """Who holds the key can make one, and gives the key away by it; libsodium would refuse it."""
    ledger.desk.nonce = 0
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting(rounds=3)
def an_event_dropped(ledger: Ledger, history: History) -> None:
    del history.entries[ledger.draw.randrange(1, len(history.entries))]


@rewriting(rounds=3)
def two_events_exchanged(ledger: Ledger, history: History) -> None:
    one, other = (ledger.draw.randrange(1230, len(history.entries)) for _ in range(2))
    entries = history.entries
    entries[one], entries[other] = entries[other], entries[one]


@rewriting()
def an_event_twice(ledger: Ledger, history: History) -> None:
    history.entries.append(history.entries[history.last_of(ledger.desk)])


@rewriting()
def an_event_twice_beside_a_surplus_value(ledger: Ledger, history: History) -> None:
    """The one is counted twice and must not stand in for the other."""
    sealed = [index for index, entry in enumerate(history.entries) if entry.count(b'"sealed"') == 1]
    history.entries.append(history.entries[sealed[-1]])
    with editing(ledger.path) as database:
        database.execute("INSERT INTO sealed_values VALUES (?, '/data/x', ?)",
                         ("0" * 64, bytes(32)))


@rewriting()
def an_event_changed_by_its_author(ledger: Ledger, history: History) -> None:
    history.replace(history.last_of(ledger.desk) - 40, None, subject="64.72.01")
    history.replace(history.last_of(ledger.desk), ledger.desk, subject="64.72.01")


# One event at the end of the log, with something else in place of what should be there.
FORGERIES: dict[str, dict[str, Any]] = {
    "nothing amiss": {}, "an unknown type": {"type": "deskpilkada.weather.reported.v1"},
    "another ledger": {"ledger": "0" * 64}, "no ledger": {"ledger": None},
    "a second opening": {"type": "auditledger.ledger.opened.v1"},
    "a number used": {"id": "3"}, "a number ahead": {"id": "999"},
    "another previous": {"previous": "0" * 64}, "no previous": {"previous": None},
    "another desk": {"source": "/64.74/FINGERPRINT"}, "no anchor": {"anchor": None},
    "an unknown key": {"source": "/64.72/0123456789abcdef"},
    "a smaller anchor": {"anchor": "ANCHOR1300"}, "an unpublished anchor": {"anchor": "ANCHOR700"},
    "an anchor ahead": {"anchor": "99999:" + "0" * 64},
    "another root": {"anchor": "1588:" + "0" * 64}, "a null": {"extra": None},
    "an unknown member": {"extra": 1}, "no such day": {"time": "2024-02-30T00:00:00Z"},
    "a leap day": {"time": "2024-02-29T00:00:00Z"},
    "a negative zero": {"time": "2024-02-29T00:00:00-00:00"},
    "a long offset": {"time": "2024-02-29T00:00:00+14:01"},
    "year nought": {"time": "0000-02-29T00:00:00Z"}, "a fraction": {"data": {"n": 1.5}},
    "a large number": {"data": {"n": 2**53}},
    "a name out of order": {"data": {"\U0001f602": 1, "\ufb33": 2}},
    "an empty subject": {"subject": ""}, "a subject elsewhere": {"subject": "64.74"},
    "number 0": {"id": "0"}, "number 01": {"id": "01"}, "another version": {"specversion": "1.1"},
    "a seal without a value": {"data": {"a/b~": [{"sealed": "0" * 64}]}},
    "a tall array": {"data": {"x": json.loads("[" * 61 + "]" * 61)}},
    "too tall an array": {"data": {"x": json.loads("[" * 62 + "]" * 62)}},
    "32,768 bytes": {"data": {"x": "LONG32768"}}, "32,769 bytes": {"data": {"x": "LONG32769"}},
    "65,388 bytes": {"data": {"x": "LONG65388"}},
    "65,388 bytes that embed an event": {
        "data": {"x": "LONG65388"}, "type": "auditledger.submission.refused.v1"},
    "control characters": {"data": {"x": "\u0000\u001f\u007f\u2028\"\\/"}},
    "signed by another": {},
}


def forged(name: str, instead: dict[str, Any]) -> Callable[[Ledger, History], None]:
    def make(ledger: Ledger, history: History) -> None:
        places = {"/64.74/FINGERPRINT": f"/64.74/{ledger.desk.fingerprint}",
                  "ANCHOR1300": history.anchor(1300), "ANCHOR700": history.anchor(700)}
        event = {"data": {"event": "0" * 64, "reason": "typing"}, "subject": "64.72"}
        event |= {k: places.get(v, v) if isinstance(v, str) else v for k, v in instead.items()}
        data = event.pop("data")
        if "LONG" in (text := data.get("x", "")):
            history.append(ledger.desk, "64.72", "record.withdrawn", data | {"x": ""}, **event)
            empty = len(history.entries.pop()) - 147
            data = {"x": "x" * (int(text[4:]) - empty)}
        for signer, desk in ((ledger.desk, "64.72"), (ledger.other_desk, "64.74")):
            history.append(signer, desk, "record.withdrawn", data, **(
                event if signer is ledger.desk else {"subject": "64.74"}))
        # The author goes on, so that what follows from the break is seen too.
        history.append(ledger.desk, "64.72", "record.withdrawn", data | {"x": 1}, subject="64.72")
        if name == "signed by another":
            event = history.entries[-3][9:-138]
            history.entries[-3] = entry_of(event, ledger.other_desk, history.received)
    make.__name__ = name
    return make


for _name, _instead in FORGERIES.items():
    rewriting()(forged(_name, _instead))


@rewriting()
def received_earlier(ledger: Ledger, history: History) -> None:
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, received="2024-11-18T00:00:00Z")
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, received="2024-11-19T00:00:00Z")


@rewriting(rounds=6)
def an_entry_in_another_spelling(ledger: Ledger, history: History) -> None:
    index = ledger.draw.randrange(len(history.entries))
    entry = history.entries[index].decode()
    old, new = ledger.draw.choice([
        (",", ", "), ('"id":', ' "id":'), ("/", "\\/"), ("2024", "\\u00322024"), ('Z"', '+00:00"'),
        ('=="}', '="}'), ('{"event"', '{"a":1,"event"'), ('"}', '","z":1}'), ("}", "}\n")])
    history.entries[index] = entry.replace(old, new, 1).encode()


@rewriting()
def a_log_signed_by_another_key(ledger: Ledger, history: History) -> None:
    history.log = Signer.made(ORIGIN)


@rewriting()
def a_log_of_another_name(ledger: Ledger, history: History) -> None:
    history.log.name = "elsewhere.example/log"


@rewriting()
def anchors_of_the_operator(ledger: Ledger, history: History) -> None:
    """They confirm nothing against the operator, however new."""
    anchor = history.anchor(len(history.entries))
    history.append(ledger.province, "64", "record.withdrawn", {}, anchor=anchor)
    history.append(ledger.registrar, "registrar", "record.withdrawn", {}, anchor=anchor)
