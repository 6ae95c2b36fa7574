"""Keys that come and go, and ledgers of several registrars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from alterations import ALTERATIONS, Ledger, rewriting
from forge import ORIGIN, PROJECT, History, Signer, editing, entry_of, jcs, verify


@rewriting()
def keys_that_come_and_go(ledger: Ledger, history: History) -> None:
    new, newer = ledger.new, Signer.made("64.72-2")
    registration = {"key": new.vkey, "desk": "64.72", "role": "desk", "scope": "64.72"}
    history.append(new, "64.72", "record.withdrawn", {}, subject="64.72")  # not yet registered
    history.append(ledger.desk, "64.72", "key.registered", registration)  # no registrar
    history.append(new, "64.72", "record.withdrawn", {}, subject="64.72")
    history.append(ledger.registrar, "registrar", "key.registered", registration | {"x": 1})
    history.append(new, "64.72", "record.withdrawn", {}, subject="64.72", id="1")
    history.append(ledger.registrar, "registrar", "key.registered", registration)
    history.append(new, "64.72", "record.withdrawn", {}, subject="64.72", id="1",
                   previous=history.hash(-1))
    history.append(new, "64.72", "key.rotated", {"key": newer.vkey}, subject="64.72", id="2")
    history.append(new, "64.72", "record.withdrawn", {}, subject="64.72", id="3")  # it has ended
    history.append(newer, "64.72", "record.withdrawn", {}, subject="64.72",
                   previous=history.hash(-2))
    history.append(newer, "64.72", "key.revoked", {"key": newer.fingerprint, "reason": "lost"},
                   subject="64.72")
    history.append(newer, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting()
def keys_that_are_refused(ledger: Ledger, history: History) -> None:
    strong, anyone = Signer.made("64.72"), Signer.anyone("64.72")
    texts = [ledger.desk.vkey, anyone.vkey, strong.vkey[:-4] + "AAAA", "64.72"]
    for text in texts:
        data = {"key": text, "desk": "64.72", "role": "desk", "scope": "64.72"}
        history.append(ledger.registrar, "registrar", "key.registered", data)
    data = {"key": strong.vkey, "desk": "64.72", "role": "desk", "scope": "64.74"}
    history.append(ledger.registrar, "registrar", "key.registered", data)
    history.append(ledger.recovery, "recovery", "key.registered", data | {"scope": "64.72"})
    for key in (strong, anyone):
        history.append(key, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting()
def a_stolen_key(ledger: Ledger, history: History) -> None:
    """Its events from the theft on anchor nothing, nor do those of the key it was rotated to."""
    size = len(history.entries)
    history.append(ledger.desk, "64.72", "key.rotated", {"key": ledger.new.vkey}, subject="64.72")
    history.append(ledger.new, "64.72", "record.withdrawn", {}, subject="64.72",
                   anchor=history.anchor(size))
    history.append(ledger.registrar, "registrar", "key.revoked", {
        "key": ledger.desk.fingerprint, "reason": "stolen", "setAsideFrom": size})
    history.append(ledger.new, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting()
def a_release(ledger: Ledger, history: History) -> None:
    """A registrar's act, of what is no act; the last word is that of the last of the two."""
    size = len(history.entries)
    lie = history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72")
    history.append(ledger.registrar, "registrar", "key.revoked", {
        "key": ledger.desk.fingerprint, "reason": "stolen", "setAsideFrom": size})
    release = {"event": lie, "reason": "confirmed_by_author"}
    history.append(ledger.other_desk, "64.74", "event.released", release, subject="64.74")
    history.append(ledger.registrar, "registrar", "event.released", release)
    history.append(ledger.registrar, "registrar", "event.released", release | {"event": "0" * 64})
    history.append(ledger.registrar, "registrar", "event.released", release | {
        "event": history.hash(size + 1)})


@rewriting()
def numbers_skipped(ledger: Ledger, history: History) -> None:
    """Only what is ahead can be skipped, and only where the next event follows from it."""
    def skip(number: int, lost: str = "a" * 64, **instead: Any) -> None:
        history.append(ledger.registrar, "registrar", "chain.skipped", {
            "key": ledger.desk.fingerprint, "number": number, "hash": lost,
            "reason": "device_lost"} | instead)

    number = int(history.event(history.last_of(ledger.desk))["id"])
    skip(number)
    skip(number + 2, key="0123456789abcdef")
    skip(number + 2, reason="boredom")
    skip(number + 2)
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72",
                   id=str(number + 3), previous="a" * 64)
    skip(number + 9, "b" * 64)
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72",
                   id=str(number + 10), previous="c" * 64)


@rewriting()
def a_theft_at_no_time(ledger: Ledger, history: History) -> None:
    """A time that no calendar has names no place: the revocation does not stand."""
    history.append(ledger.registrar, "registrar", "key.revoked", {
        "key": ledger.desk.fingerprint, "reason": "stolen", "setAsideFrom": 1500,
        "compromisedSince": "2024-13-01T00:00:00Z"})
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting()
def a_recovery(ledger: Ledger, history: History) -> None:
    other = Signer.made("registrar")
    history.append(ledger.recovery, "recovery", "key.revoked", {
        "key": ledger.registrar.fingerprint, "reason": "compromised"})
    history.append(ledger.recovery, "recovery", "key.registered", {
        "key": other.vkey, "desk": "registrar", "role": "registrar", "scope": "64"})
    history.append(ledger.registrar, "registrar", "act.approved", {"act": "0" * 64})
    history.append(other, "registrar", "key.registered", {
        "key": ledger.new.vkey, "desk": "64.72", "role": "desk", "scope": "64.72"})
    history.append(ledger.new, "64.72", "record.withdrawn", {}, subject="64.72")
    history.append(ledger.recovery, "recovery", "key.revoked", {
        "key": ledger.desk.fingerprint, "reason": "stolen"})  # not its to revoke
    history.append(ledger.desk, "64.72", "record.withdrawn", {}, subject="64.72")
    history.append(ledger.log, "log", "record.withdrawn", {})


@rewriting()
def registrations_at_odd_times(ledger: Ledger, history: History) -> None:
    """Each brings a key in only when its times are fair, and each key then writes once."""
    seconds = {"at the limit": 300, "beyond it": 301, "long before its anchor": -10_000_000}
    for name, ahead in seconds.items():
        for member in ("time", "recordedtime"):
            key = Signer.made(f"64.72 {name} {member}".replace(" ", "-"))
            moment = verify.read_time(history.received) + ahead
            history.append(ledger.registrar, "registrar", "key.registered", {
                "key": key.vkey, "desk": "64.72", "role": "desk", "scope": "64.72"},
                **{member: datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")})
            history.append(key, "64.72", "record.withdrawn", {}, subject="64.72")


@rewriting()
def desks_that_are_refused(ledger: Ledger, history: History) -> None:
    for number, change in enumerate([
            {}, {"desk": "64.72"}, {"desk": "log"}, {"scope": "65"}, {"level": "continent"},
            {"hostAgency": ""}, {"hostAgency": "é" * 120}, {"hostAgency": "é" * 121},
            {"partnerBody": "kpu"}, {"decree": 1}, {"scope": "64.72.1"}, {"desk": "A"}]):
        key = Signer.made(f"desk-{number}")
        desk = {"desk": key.name, "level": "regency", "scope": "64.72", "hostAgency": "X"} | change
        history.append(ledger.registrar, "registrar", "desk.registered", desk)
        history.append(ledger.registrar, "registrar", "key.registered", {
            "key": key.vkey, "desk": key.name, "role": "kpu", "scope": "64.72"})
        history.append(key, key.name, "record.withdrawn", {}, subject="64.72")


@rewriting()
def another_registrar(ledger: Ledger, history: History) -> None:
    for number, change in enumerate([{}, {"desk": "64.72"}, {"role": "log"}, {"scope": "6"}]):
        key = Signer.made(f"registrar-{number}")
        history.append(ledger.registrar, "registrar", "key.registered", {
            "key": key.vkey, "desk": "registrar", "role": "registrar", "scope": "64"} | change)
        history.append(key, "registrar", "act.approved", {"act": "0" * 64})
        history.append(key, "registrar", "key.revoked", {
            "key": ledger.other_desk.fingerprint, "reason": "ceased"})
    history.append(ledger.other_desk, "64.74", "record.withdrawn", {}, subject="64.74")


# --- Several registrars -----------------------------------------------------------------------


class Council:
    """A ledger from its first event, with three registrars of whom two must agree."""

    def __init__(self, ledger: Ledger, history: History) -> None:
        self.history = history
        self.first, self.second, self.third = (Signer.made(f"registrar-{n}") for n in range(3))
        recovery, service = Signer.made("recovery"), Signer.made("service")
        rules = verify.read_rules(PROJECT / "Schemas")[1]
        opening = jcs({
            "data": {
                "origin": ORIGIN, "title": "Latihan", "timeZone": "+08:00", "scope": "64",
                "nonce": "0" * 32, "threshold": 2, "logKey": ledger.log.vkey,
                "registrars": [key.vkey for key in (self.first, self.second, self.third)],
                "recoveryKey": recovery.vkey, "serviceKey": service.vkey, "rulesVersion": 1,
                "rulesDigest": rules.digest, "rehearsal": True},
            "id": "1", "recordedtime": "2024-11-18T00:00:00Z", "specversion": "1.0",
            "source": f"/registrar/{self.first.fingerprint}", "subject": "64",
            "time": "2024-11-18T00:00:00Z", "type": "auditledger.ledger.opened.v1"})
        history.entries[:] = [entry_of(opening, self.first, "2024-11-18T00:00:00Z")]
        history.sizes[:] = [1]

    def act(self, author: Signer, name: str, data: Any, *approvers: Signer) -> str:
        act = self.history.append(author, "registrar", name, data)
        for approver in approvers:
            self.approve(act, approver)
        return act

    def approve(self, act: str, approver: Signer) -> None:
        # Every minute another entry, so that a time names one place.
        hours, minutes = divmod(len(self.history.entries), 60)
        self.history.append(approver, "registrar", "act.approved", {"act": act},
                            received=f"2024-11-18T{hours:02}:{minutes:02}:00Z")

    def open(self) -> None:
        for registrar in (self.second, self.third):
            self.approve(self.history.ledger, registrar)

    def desk(self, name: str, key: Signer) -> None:
        self.act(self.first, "desk.registered", {
            "desk": name, "level": "regency", "scope": name, "hostAgency": "Kesbangpol"},
            self.second)
        self.key(self.second, key, name, self.third)

    def key(self, author: Signer, key: Signer, desk: str, *approvers: Signer) -> str:
        return self.act(author, "key.registered", {
            "key": key.vkey, "desk": desk, "role": "desk", "scope": desk}, *approvers)

    def report(self, key: Signer, desk: str, **instead: Any) -> None:
        self.history.append(key, desk, "record.withdrawn", {}, subject=desk, **instead)


def council(make: Callable[[Council, Signer], None]) -> Callable[[Council, Signer], None]:
    """Registers a history of several registrars."""
    def change(ledger: Ledger) -> None:
        members = Council(ledger, ledger.history())
        make(members, ledger.new)
        with editing(ledger.path) as database:
            database.execute("DELETE FROM sealed_values")
            members.history.write(database)
    ALTERATIONS[make.__name__.replace("_", " ")] = 1, change
    return make


@council
def registrars_who_agree(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    members.report(key, "64.72")


@council
def registrars_who_are_awaited(members: Council, key: Signer) -> None:
    members.approve(members.history.ledger, members.second)
    members.approve(members.history.ledger, members.second)
    members.desk("64.72", key)
    members.approve(members.history.ledger, members.third)


@council
def an_act_too_early_and_too_often(members: Council, key: Signer) -> None:
    members.open()
    members.act(members.first, "desk.registered", {
        "desk": "64.72", "level": "regency", "scope": "64.72", "hostAgency": "Kesbangpol"},
        members.first, members.second, members.third)
    act = members.key(members.first, key, "64.72")
    members.report(key, "64.72")
    members.approve(act, members.third)
    members.report(key, "64.72", id="1", previous=act)


@council
def an_act_withdrawn(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.first, key, "64.72")
    members.history.append(
        members.second, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.approve(act, members.first)
    members.history.append(
        members.first, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.approve(act, members.third)
    members.report(key, "64.72")


@council
def a_withdrawal_by_another(members: Council, key: Signer) -> None:
    """Only its author can end an act."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.first, key, "64.72")
    members.history.append(
        members.second, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.approve(act, members.third)
    members.report(key, "64.72")


@council
def a_withdrawal_by_a_stolen_key(members: Council, key: Signer) -> None:
    """The revocation reaches back: the withdrawal is set aside and the act stands again."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.first, key, "64.72")
    size = len(members.history.entries)
    members.history.append(
        members.first, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.act(members.second, "key.revoked", {
        "key": members.first.fingerprint, "reason": "stolen", "setAsideFrom": size}, members.third)
    members.approve(act, members.second)
    members.approve(act, members.third)
    members.report(key, "64.72")


@council
def a_registrar_who_leaves(members: Council, key: Signer) -> None:
    """Whose own act then needs two others."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.third, key, "64.72")
    members.act(members.third, "key.revoked", {
        "key": members.third.fingerprint, "reason": "staff_left"})
    members.approve(act, members.first)
    members.report(key, "64.72")
    members.approve(act, members.second)
    members.report(key, "64.72", id="1", previous=act)


@council
def a_theft_at_a_time(members: Council, key: Signer) -> None:
    """Place and time of the theft must be one; only then does the revocation take effect."""
    members.open()
    members.desk("64.72", key)
    size = len(members.history.entries)
    received = members.history.received
    members.act(members.first, "key.revoked", {
        "key": key.fingerprint, "reason": "stolen", "setAsideFrom": size - 2,
        "compromisedSince": received}, members.second)
    members.report(key, "64.72")
    members.act(members.first, "key.revoked", {
        "key": key.fingerprint, "reason": "stolen", "setAsideFrom": size - 1,
        "compromisedSince": received}, members.second)
    members.report(key, "64.72")


@council
def sixty_five_acts(members: Council, key: Signer) -> None:
    """The last of them finds no room, so that it can never be approved."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    keys = [Signer.made(f"64.72-{number}") for number in range(10, 75)]
    acts = [members.key(members.first, key, "64.72") for key in keys]
    for place in (63, 64):
        members.approve(acts[place], members.second)
        members.report(keys[place], "64.72")


@council
def a_withdrawal_released(members: Council, key: Signer) -> None:
    """Set aside with the stolen key, the withdrawal counts again once two registrars say so."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.first, key, "64.72")
    size = len(members.history.entries)
    withdrawal = members.history.append(
        members.first, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.act(members.second, "key.revoked", {
        "key": members.first.fingerprint, "reason": "stolen", "setAsideFrom": size}, members.third)
    members.act(members.second, "event.released", {
        "event": withdrawal, "reason": "confirmed_by_author"}, members.third)
    members.approve(act, members.second)
    members.approve(act, members.third)
    members.report(key, "64.72")


@council
def a_clock_that_is_released(members: Council, key: Signer) -> None:
    """What a wrong clock did is lifted for a withdrawal, and never for an act."""
    members.open()
    members.desk("64.72", Signer.made("64.72-2"))
    act = members.key(members.first, key, "64.72")
    late = "2024-12-24T00:00:00Z"
    withdrawal = members.history.append(
        members.first, "registrar", "record.withdrawn", {"event": act, "reason": "typing"},
        time=late)
    other = members.history.append(members.first, "registrar", "key.revoked", {
        "key": members.third.fingerprint, "reason": "lost"}, time=late)
    for event in (withdrawal, other):
        members.act(members.second, "event.released", {
            "event": event, "reason": "clock_explained"}, members.third)
    members.approve(act, members.second)
    members.report(key, "64.72")
    members.report(key, "64.72", id="1", previous=act)
