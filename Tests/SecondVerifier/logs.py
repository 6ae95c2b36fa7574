"""Log keys that follow one another, logs that restart, rules that are adopted, and two events with
one number."""

from __future__ import annotations

import base64
import json
from typing import Any

from alterations import Ledger, rewriting
from directories import Council, council
from forge import ORIGIN, History, Signer, verify

SECOND = f"{ORIGIN}/2"


def replace(ledger: Ledger, history: History, key: Signer, **change: Any) -> None:
    history.append(ledger.registrar, "registrar", "key.registered", {
        "key": key.vkey, "desk": "log", "role": "log", "scope": "64"} | change)


def restart(ledger: Ledger, history: History, key: Signer, *lost: str, **change: Any) -> None:
    history.append(ledger.registrar, "registrar", "log.restarted", {
        "logKey": key.vkey, "origin": key.name, "lost": list(lost)} | change)


def goes_on(ledger: Ledger, history: History, **instead: Any) -> None:
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72", **instead)


def note_of(history: History, size: int) -> str:
    anchor = history.anchor(size).split(":")[1]
    root = base64.b64encode(bytes.fromhex(anchor)).decode()
    return history.log.note(f"{ORIGIN}\n{size}\n{root}\n")


@rewriting()
def a_log_key_replaced(ledger: Ledger, history: History) -> None:
    second = Signer(ORIGIN, b"second")
    replace(ledger, history, second)
    history.successors.append((len(history.entries), second))
    goes_on(ledger, history)


@rewriting()
def a_log_key_replaced_and_still_used(ledger: Ledger, history: History) -> None:
    replace(ledger, history, Signer(ORIGIN, b"second"))
    goes_on(ledger, history)


@rewriting()
def a_log_key_used_too_early(ledger: Ledger, history: History) -> None:
    second = Signer(ORIGIN, b"second")
    history.successors.append((len(history.entries), second))
    goes_on(ledger, history)
    replace(ledger, history, second)


@rewriting()
def log_keys_that_are_refused(ledger: Ledger, history: History) -> None:
    """Of another name, another kind, another desk; and the log's key is not revoked."""
    replace(ledger, history, Signer.made(SECOND))
    replace(ledger, history, Signer(ORIGIN, b"second", verify.WITNESS_KEY))
    replace(ledger, history, Signer(ORIGIN, b"second"), desk="registrar")
    replace(ledger, history, Signer.made("recovery-2"), role="recovery", desk="recovery")
    history.append(ledger.recovery, "recovery", "key.registered", {
        "key": Signer(ORIGIN, b"second").vkey, "desk": "log", "role": "log", "scope": "64"})
    history.append(ledger.registrar, "registrar", "key.revoked", {
        "key": ledger.log.fingerprint, "reason": "stolen"})
    goes_on(ledger, history)


@rewriting()
def a_service_key_registered(ledger: Ledger, history: History) -> None:
    service = Signer.made("service-2")
    replace(ledger, history, service, desk="service", role="service")
    history.append(service, "service", "record.withdrawn", {})


@rewriting()
def a_log_that_restarts(ledger: Ledger, history: History) -> None:
    """With anchors into a history that is gone, until the key anchors the new one."""
    second = Signer.made(SECOND)
    restart(ledger, history, second, note_of(history, 1500))
    history.successors.append((len(history.entries), second))
    first = len(history.entries)
    for size in (first - 2, 99_999):
        goes_on(ledger, history, anchor=f"{size}:{'0' * 64}")
    goes_on(ledger, history, anchor=history.anchor(first))
    goes_on(ledger, history, anchor="99999:" + "0" * 64)
    goes_on(ledger, history, anchor=None)


@rewriting()
def restarts_that_are_refused(ledger: Ledger, history: History) -> None:
    foreign = Signer.made("elsewhere.example/log")
    restart(ledger, history, Signer(ORIGIN, b"second"))
    restart(ledger, history, Signer.made(SECOND), origin=f"{ORIGIN}/3")
    restart(ledger, history, Signer.made(SECOND), "no note")
    text = f"{foreign.name}\n1500\n{base64.b64encode(bytes(32)).decode()}\n"
    restart(ledger, history, Signer.made(SECOND), foreign.note(text))
    restart(ledger, history, Signer.made(SECOND, verify.WITNESS_KEY))
    history.append(ledger.desk, "64.72", "log.restarted", {
        "logKey": Signer.made(SECOND).vkey, "origin": SECOND, "lost": []})
    goes_on(ledger, history, anchor="99999:" + "0" * 64)


@rewriting()
def a_log_that_restarts_twice(ledger: Ledger, history: History) -> None:
    for number in (2, 3):
        key = Signer.made(f"{ORIGIN}/{number}")
        restart(ledger, history, key)
        history.successors.append((len(history.entries), key))
        goes_on(ledger, history, anchor=f"{len(history.entries) - 1}:{'0' * 64}")
    restart(ledger, history, Signer(SECOND, b"again"))


@rewriting()
def restarts_without_authority(ledger: Ledger, history: History) -> None:
    """By the service, with the recovery key, and by the log itself."""
    data = {"logKey": Signer.made(SECOND).vkey, "origin": SECOND, "lost": []}
    history.append(ledger.service, "service", "log.restarted", data)
    history.append(ledger.recovery, "recovery", "log.restarted", data)
    history.append(ledger.log, "log", "log.restarted", data)
    goes_on(ledger, history)


@rewriting()
def a_log_of_another_name_without_an_act(ledger: Ledger, history: History) -> None:
    goes_on(ledger, history)
    history.successors.append((len(history.entries), Signer.made(SECOND)))


@rewriting()
def a_log_that_goes_on_under_its_old_key(ledger: Ledger, history: History) -> None:
    restart(ledger, history, Signer.made(SECOND))
    goes_on(ledger, history)


def restart_in_council(members: Council, *approvers: Signer) -> str:
    second = Signer.made(SECOND)
    return members.act(members.first, "log.restarted", {
        "logKey": second.vkey, "origin": SECOND, "lost": []}, *approvers)


@council
def a_restart_that_two_registrars_agree_on(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    restart_in_council(members, members.second)
    members.history.successors.append((len(members.history.entries), Signer.made(SECOND)))
    members.report(key, "64.72")


@council
def a_restart_that_waits(members: Council, key: Signer) -> None:
    """And the new key signs all the same."""
    members.open()
    members.desk("64.72", key)
    restart_in_council(members)
    members.history.successors.append((len(members.history.entries), Signer.made(SECOND)))
    members.report(key, "64.72")


@council
def a_restart_of_a_registrar_revoked_since(members: Council, key: Signer) -> None:
    """Two have signed it, of whom one counts."""
    members.open()
    members.desk("64.72", key)
    act = restart_in_council(members)
    members.act(members.second, "key.revoked", {
        "key": members.first.fingerprint, "reason": "stolen"}, members.third)
    members.approve(act, members.second)
    members.history.successors.append((len(members.history.entries), Signer.made(SECOND)))
    members.report(key, "64.72")


@rewriting()
def rules_adopted_without_authority(ledger: Ledger, history: History) -> None:
    """What comes after them is judged as before."""
    data = {"version": 2, "digest": "0" * 64}
    history.append(ledger.desk, "64.72", "rules.adopted", data, subject="64.72")
    history.append(ledger.service, "service", "rules.adopted", data)
    history.append(ledger.recovery, "recovery", "rules.adopted", data)
    history.append(ledger.desk, "64.72", "weather.reported", {}, subject="64.72")


@council
def rules_that_wait(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    members.act(members.first, "rules.adopted", {"version": 2, "digest": "0" * 64})
    members.history.append(key, "64.72", "weather.reported", {}, subject="64.72")


@council
def rules_that_two_registrars_agree_on(members: Council, key: Signer) -> None:
    """A version is left out, and the verifiers have neither."""
    members.open()
    members.desk("64.72", key)
    members.act(members.first, "rules.adopted", {"version": 3, "digest": "0" * 64}, members.second)
    members.history.append(key, "64.72", "weather.reported", {}, subject="64.72")
    members.act(members.first, "rules.adopted", {"version": 2, "digest": "1" * 64}, members.second)
    members.report(key, "64.72")


@rewriting()
def rules_that_are_adopted(ledger: Ledger, history: History) -> None:
    """Nothing that depends on them is judged behind them."""
    history.append(ledger.registrar, "registrar", "rules.adopted", {
        "version": 1, "digest": "0" * 64})
    goes_on(ledger, history)
    history.append(ledger.registrar, "registrar", "rules.adopted", {
        "version": 2, "digest": "0" * 64})
    history.append(ledger.desk, "64.72", "weather.reported", {}, subject="64.72")
    replace(ledger, history, Signer.made("64.72-2"), desk="64.72", role="desk", scope="64.72")


def two_events(ledger: Ledger, history: History) -> dict[str, Any]:
    """The desk's newest event, and another one with its number."""
    index = history.last_of(ledger.desk)
    event = history.event(index) | {"data": {"another": "story"}}
    raw = json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    kind = verify.PAYLOAD_TYPE
    signature = ledger.desk.sign(b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(raw), raw))
    return {
        "event": base64.b64encode(raw).decode(), "taken": history.hash(index),
        "signature": base64.b64encode(signature).decode()}


@rewriting()
def two_events_with_one_number(ledger: Ledger, history: History) -> None:
    evidence = two_events(ledger, history)
    for data in (
            evidence | {"taken": history.hash(1500)}, evidence | {"taken": "0" * 64},
            evidence | {"signature": base64.b64encode(bytes(64)).decode()},
            evidence | {"event": "e30="}, evidence | {"event": "e30"}, evidence | {"more": 1},
            evidence, evidence):
        history.append(ledger.service, "service", "submission.refused", data)
    history.append(ledger.registrar, "registrar", "submission.refused", evidence)
    goes_on(ledger, history)


@rewriting()
def evidence_that_the_event_contradicts_itself(ledger: Ledger, history: History) -> None:
    index = history.last_of(ledger.desk)
    entry = json.loads(history.entries[index])
    history.append(ledger.service, "service", "submission.refused", {
        "event": base64.b64encode(history.entries[index][9:-138]).decode(),
        "signature": entry["signature"], "taken": history.hash(index)})
