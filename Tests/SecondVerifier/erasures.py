"""Sealed values that are erased: lawfully, without authority, and only by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from alterations import ALTERATIONS, Ledger
from directories import Council, council
from forge import PROJECT, History, Signer, editing, verify

SCHEMAS = verify.read_rules(PROJECT / "Schemas")[1].schemas
Place = tuple[int, str]  # the index of an event, and a pointer into it


def sealed_places(history: History, kind: str) -> list[Place]:
    """Where events of desks seal a value of a class."""
    found = []
    for index, entry in enumerate(history.entries):
        event = verify.Entry.read(entry).event
        for pointer, _ in event.commitments():
            if verify.sealed_class(SCHEMAS[event.type], pointer) == kind:
                found.append((index, pointer))
    return found


Erasing = Callable[[Ledger, History, Callable[..., str], list[Place], list[Place]], list[Place]]


def erasing(make: Erasing) -> Erasing:
    """Registers an erasure; the places that it gives are deleted from the table."""
    def change(ledger: Ledger) -> None:
        history = ledger.history()

        def erase(place: Place, **instead: Any) -> str:
            index, pointer = place
            return history.append(ledger.registrar, "registrar", "private-data.erased", {
                "event": history.hash(index), "pointers": [pointer],
                "basis": "requested"} | instead)

        persons, narratives = (sealed_places(history, k) for k in ("person", "narrative"))
        own = [place for place in narratives
               if history.event(place[0])["source"].startswith("/64.72/")]
        gone = make(ledger, history, erase, persons, own)
        with editing(ledger.path) as database:
            delete(database, [(history.hash(index), pointer) for index, pointer in gone])
            history.write(database)
    ALTERATIONS[make.__name__.replace("_", " ")] = 1, change
    return make


def delete(database: sqlite3.Connection, places: list[tuple[str, str]]) -> None:
    database.executemany("DELETE FROM sealed_values WHERE event = ? AND pointer = ?", places)


def consent(history: History, signer: Signer, desk: str, act: str, subject: str) -> None:
    history.append(signer, desk, "act.approved", {"act": act}, subject=subject)


@erasing
def a_person_erased(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    erase(persons[0], document="032/PDP/XI/2024")
    erase(persons[1], basis="court_order")
    return persons[:2]


@erasing
def a_person_erased_and_still_there(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    erase(persons[0])
    return []


@erasing
def a_person_erased_twice(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    erase(persons[0])
    erase(persons[0], basis="court_order")
    return persons[:1]


@erasing
def erasures_without_authority(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    """By a desk, without a basis, of an event that is not there, of a place that seals nothing."""
    first, second = persons[:2]
    data = {"event": history.hash(first[0]), "pointers": [first[1]], "basis": "requested"}
    history.append(ledger.desk, "64.72", "private-data.erased", data, subject="64.72")
    erase(first, basis="boredom")
    erase(first, event="0" * 64)
    erase(first, pointers=[first[1], "/data/nothing"])
    erase(first, pointers=[first[1], first[1]])
    erase(first, pointers=[])
    return [first, second]


@erasing
def a_narrative_erased_by_registrars_alone(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    erase(own[0])
    return own[:1]


@erasing
def a_narrative_erased_with_its_desk(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    act = erase(own[0])
    consent(history, ledger.desk, "64.72", act, "64.72")
    return own[:1]


@erasing
def a_narrative_erased_with_another_desk(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    """Another desk's yes does not stand, nor the author's from beyond its region."""
    act = erase(own[0])
    consent(history, ledger.other_desk, "64.74", act, "64.74")
    consent(history, ledger.desk, "64.72", act, "64.74")
    return own[:1]


@erasing
def a_desk_that_approves_what_is_not_its_own(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    act = history.append(ledger.registrar, "registrar", "key.registered", {
        "key": ledger.new.vkey, "desk": "64.72", "role": "desk", "scope": "64.72"})
    consent(history, ledger.desk, "64.72", act, "64.72")
    consent(history, ledger.desk, "64.72", history.ledger, "64.72")
    return []


@erasing
def values_missing_beside_erased_ones(
    ledger: Ledger, history: History, erase: Any, persons: list[Place], own: list[Place]
) -> list[Place]:
    erase(persons[0])
    return persons[:1] + own[:2]


def sealing_report(members: Council, key: Signer, desk: str) -> str:
    """An event by a desk that seals a narrative; of its value there is no row."""
    return members.history.append(key, desk, "record.disputed", {
        "event": members.history.ledger, "reason": "other_figures",
        "explanation": {"sealed": "ab" * 32}}, subject=desk)


def erase_in_council(members: Council, event: str, *approvers: Signer) -> str:
    return members.act(members.first, "private-data.erased", {
        "event": event, "pointers": ["/data/explanation"], "basis": "consent_withdrawn"},
        *approvers)


@council
def two_registrars_and_the_desk(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    event = sealing_report(members, key, "64.72")
    act = erase_in_council(members, event, members.second)
    consent(members.history, key, "64.72", act, "64.72")


@council
def the_desk_before_the_second_registrar(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    event = sealing_report(members, key, "64.72")
    act = erase_in_council(members, event)
    consent(members.history, key, "64.72", act, "64.72")
    members.approve(act, members.third)


@council
def the_desk_in_place_of_the_second_registrar(members: Council, key: Signer) -> None:
    """Its yes is not counted towards the two."""
    members.open()
    members.desk("64.72", key)
    event = sealing_report(members, key, "64.72")
    act = erase_in_council(members, event)
    consent(members.history, key, "64.72", act, "64.72")


@council
def a_yes_by_a_key_that_ended_since(members: Council, key: Signer) -> None:
    members.open()
    members.desk("64.72", key)
    event = sealing_report(members, key, "64.72")
    act = erase_in_council(members, event)
    consent(members.history, key, "64.72", act, "64.72")
    members.act(members.second, "key.revoked", {
        "key": key.fingerprint, "reason": "lost"}, members.third)
    members.approve(act, members.second)


@council
def an_erasure_that_a_release_undoes_too_late(members: Council, key: Signer) -> None:
    """What is gone stays gone: an erasure once in effect accounts for the missing value."""
    members.open()
    members.desk("64.72", key)
    event = sealing_report(members, key, "64.72")
    act = erase_in_council(members, event)
    consent(members.history, key, "64.72", act, "64.72")
    size = len(members.history.entries)
    withdrawal = members.history.append(
        members.first, "registrar", "record.withdrawn", {"event": act, "reason": "typing"})
    members.act(members.second, "key.revoked", {
        "key": members.first.fingerprint, "reason": "stolen", "setAsideFrom": size}, members.third)
    members.approve(act, members.second)
    members.approve(act, members.third)
    members.act(members.second, "event.released", {
        "event": withdrawal, "reason": "confirmed_by_author"}, members.third)
