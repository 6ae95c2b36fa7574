#!/usr/bin/env python3
"""Verifies a ledger a second time, by a program that shares nothing with the first.

    verify.py FILE|FOLDER [--trust KEY|HASH|POLICY]… [--seen NOTE]… [--rules SCHEMAS] [--json]

FILE is a ledger's SQLite file, FOLDER a log in the form of C2SP tlog-tiles. Python 3.11 and its
standard library are enough; Ed25519 is done here with plain integers. Written from the protocol,
RFC 8032, RFC 8785, RFC 9162 and the C2SP specifications, and not from the other program's source.

It checks proofs 1 to 4 and the index of hashes, and of sealed values that each box belongs to a
commitment and none is missing; it has no sealing key and opens none. Which events count, and the
projections made of them, it leaves to the other: of standing it judges only what changes the keys.
With --rules, the folder of the schemas (a folder below it for each version of the rules), it also
checks the digest of the rules and that every event is of a type of those in force at its index.

Exit status: 0 intact, 1 findings, 2 could not look, 64 wrong usage.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import contextlib
import functools
import hashlib
import json
import os
import re
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


class CouldNotLook(Exception):
    """Exit status 2: nothing can be said of the ledger."""


class Malformed(ValueError):
    """Bytes that are not of the form that the protocol gives them."""


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


READ_BYTES_MAX = 1 << 26  # of any file that is read whole; a ledger is not one


def read_file(path: Path) -> bytes:
    """A file's bytes: of a regular one, since a pipe may never end, and of no more than can be meant."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise CouldNotLook(f"{path} is no regular file")
    if status.st_size > READ_BYTES_MAX:
        raise CouldNotLook(f"{path} has more than {READ_BYTES_MAX} bytes")
    with path.open("rb") as file:
        return file.read(READ_BYTES_MAX)


# --- Ed25519 (RFC 8032 §5.1), without cofactor ------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

# A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)

ORDER_8_Y = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little")
# The y of the eight points whose order divides 8: under some, one signature fits every message.
SMALL_ORDER_Y = {0, 1, P - 1, ORDER_8_Y, P - ORDER_8_Y}


def add(p: Point, q: Point) -> Point:
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * D * p[3] * q[3] % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def encode_point(p: Point) -> bytes:
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode_point(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * ROOT_OF_MINUS_ONE % P
    if v * x * x % P != u or (x == 0 and data[31] >> 7):
        return None
    if x & 1 != data[31] >> 7:
        x = P - x
    return (x, y, 1, x * y % P)


@functools.cache
def multiples(encoded: bytes) -> list[list[Point]] | None:
    """For each of 64 digits to base 16, a point times all values of that digit."""
    base = decode_point(encoded)
    if base is None:
        return None
    table = []
    for _ in range(64):
        row = [NEUTRAL]
        for _ in range(15):
            row.append(add(row[-1], base))
        table.append(row)
        base = add(row[-1], base)
    return table


def multiply(table: list[list[Point]], scalar: int) -> Point:
    result = NEUTRAL
    for row in table:
        if scalar & 15:
            result = add(result, row[scalar & 15])
        scalar >>= 4
    return result


BASE = (4 * pow(5, -1, P) % P).to_bytes(32, "little")


def is_weak_key(key: bytes) -> bool:
    """Whether a public key is refused, by its y alone."""
    y = int.from_bytes(key, "little") & (1 << 255) - 1
    return y >= P or y in SMALL_ORDER_Y


def is_signature(key: bytes, signature: bytes, message: bytes) -> bool:
    """S below the order, S·B = R + h·A without the cofactor, and the encoding of R compared."""
    base, table = multiples(BASE), multiples(key)
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or scalar >= L or base is None or table is None:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % L
    x, y, z, t = multiply(table, challenge)
    return encode_point(add(multiply(base, scalar), (P - x, y, z, P - t))) == signature[:32]


# --- One spelling of everything ---------------------------------------------------------------

INTEGER_MAX = 2**53 - 1
DEPTH_MAX = 64


def read_base64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Malformed("base64 in a second spelling")
    return data


def read_decimal(text: str) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,19}", text) or int(text) >= 2**64:
        raise Malformed("not a size")
    return int(text)


def write_json(value: Any) -> bytes:
    """The bytes of a value whose members are in their order: RFC 8785."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name.encode("utf-16-be") for name, _ in pairs]
    if any(one >= other for one, other in zip(names, names[1:])):
        raise Malformed("members twice or out of order")
    return dict(pairs)


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > INTEGER_MAX:
        raise Malformed("an integer beyond 2^53 - 1")
    return int(digits)


def _refuse(text: str) -> Any:
    raise Malformed(f"the number {text}")


def _depth(value: Any) -> int:
    if not isinstance(value, (dict, list)):
        return 0
    below = value.values() if isinstance(value, dict) else value
    return 1 + max(map(_depth, below), default=0)


def read_json(data: bytes) -> Any:
    """The value of a text that is its own canonical form, with integers as its only numbers."""
    try:
        value = json.loads(
            data.decode(), object_pairs_hook=_members, parse_int=_integer, parse_float=_refuse,
            parse_constant=_refuse)
        if _depth(value) > DEPTH_MAX or write_json(value) != data:
            raise Malformed("not canonical")
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from None
    return value


TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)


def read_time(text: Any) -> int:
    """Seconds since 1970-01-01T00:00:00Z."""
    match = TIME.fullmatch(text) if isinstance(text, str) else None
    if not match:
        raise Malformed("not a time")
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    try:  # Python's calendar begins with year 1; year 0 has the shape of year 400.
        day_number = date(year or 400, month, day).toordinal() - (0 if year else 146_097)
    except ValueError:
        raise Malformed("no such day") from None
    if hour > 23 or minute > 59 or second > 59:
        raise Malformed("no such time of day")
    local = (day_number - 719_163) * 86_400 + hour * 3_600 + minute * 60 + second
    if not match[7]:
        return local
    offset = int(match[8]) * 60 + int(match[9])
    if int(match[9]) > 59 or offset > 840 or (match[7] == "-" and offset == 0):
        raise Malformed("no such offset")
    return local - (offset * 60 if match[7] == "+" else -offset * 60)


# --- Signed notes and checkpoints (C2SP) ------------------------------------------------------

LOG_KEY, WITNESS_KEY = 0x01, 0x04


def is_key_name(name: str) -> bool:
    return bool(name) and not any(c == "+" or c < " " or c.isspace() for c in name)


@dataclass(frozen=True)
class VerifierKey:
    """A C2SP verifier key: name, what it signs, and the public key."""

    text: str
    name: str
    key_id: bytes
    kind: int
    key: bytes

    @staticmethod
    def read(text: Any) -> VerifierKey:
        parts = text.split("+", 2) if isinstance(text, str) else []
        if len(parts) != 3 or len(text.encode()) > 4096 or not is_key_name(parts[0]):
            raise Malformed("not a verifier key")
        typed = read_base64(parts[2])
        key_id = sha256(parts[0].encode() + b"\n" + typed)[:4]
        if len(typed) != 33 or typed[0] not in (LOG_KEY, WITNESS_KEY) or is_weak_key(typed[1:]):
            raise Malformed("not a key that is admitted")
        if parts[1] != key_id.hex():
            raise Malformed("another key ID")
        return VerifierKey(text, parts[0], key_id, typed[0], typed[1:])

    @property
    def fingerprint(self) -> str:
        return sha256(b"\x01" + self.key).hex()[:16]

    def has_signed(self, signature: bytes, text: bytes) -> bool:
        if self.kind == LOG_KEY:
            return is_signature(self.key, signature, text)
        time = int.from_bytes(signature[:8], "big")
        if len(signature) != 72 or time >= 2**63:
            return False
        return is_signature(self.key, signature[8:], b"cosignature/v1\ntime %d\n" % time + text)


@dataclass(frozen=True)
class Checkpoint:
    """A signed note whose text is a checkpoint; nothing of it is checked yet."""

    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes, bytes]]  # name, key ID, signature

    @staticmethod
    def read(note: bytes) -> Checkpoint:
        blank = note.rfind(b"\n\n")
        if len(note) > 1 << 20 or blank < 0 or any(b < 0x20 and b != 0x0A for b in note):
            raise Malformed("not a note")
        try:
            text, block = note[: blank + 1].decode(), note[blank + 2 :].decode()
        except UnicodeDecodeError:
            raise Malformed("not UTF-8") from None
        if not block.endswith("\n") or block.count("\n") > 100:
            raise Malformed("no signature lines, or too many")
        lines = text[:-1].split("\n")
        if len(lines) < 3 or "" in lines:
            raise Malformed("not the lines of a checkpoint")
        root = read_base64(lines[2])
        if len(root) != 32:
            raise Malformed("not a root")
        signatures = [Checkpoint._signature(line) for line in block[:-1].split("\n")]
        return Checkpoint(text.encode(), lines[0], read_decimal(lines[1]), root, signatures)

    @staticmethod
    def _signature(line: str) -> tuple[str, bytes, bytes]:
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—" or not is_key_name(parts[1]):
            raise Malformed("not a signature line")
        blob = read_base64(parts[2])
        if len(blob) < 5:
            raise Malformed("no signature")
        return parts[1], blob[:4], blob[4:]

    def is_signed_by(self, log: VerifierKey, *others: VerifierKey) -> bool:
        """Whether the first line of each key that has one verifies, and the log has one."""
        signed = set()
        for key in (log, *others):
            for name, key_id, signature in self.signatures:
                if (name, key_id) == (key.name, key.key_id):
                    if not key.has_signed(signature, self.text):
                        return False
                    signed.add(key)
                    break
        return log in signed and log.kind == LOG_KEY and log.name == self.origin


@dataclass(frozen=True)
class Policy:
    """Whom an inspector trusts: logs, witnesses, and which of these are enough (C2SP)."""

    logs: list[VerifierKey]
    witnesses: dict[bytes, VerifierKey]  # by what the policy calls them
    groups: dict[bytes, tuple[int, list[bytes]]]  # how many of which members
    quorum: bytes

    @staticmethod
    def read(data: bytes) -> Policy:
        if len(data) > 1 << 18 or not data.endswith(b"\n") or any(
                byte < 0x20 and byte not in b"\t\n" or byte == 0x7F for byte in data):
            raise Malformed("not the text of a policy")
        policy = Policy([], {}, {}, b"")
        quorums: list[bytes] = []
        for line in data.split(b"\n"):
            items = line.replace(b"\t", b" ").split(b" ")
            items = [item for item in items if item]
            if items and not items[0].startswith(b"#"):
                policy._define(items, quorums)
        known = policy.witnesses.keys() | policy.groups.keys() | {b"none"}
        if len(quorums) != 1 or quorums[0] not in known:
            raise Malformed("not one quorum of what is defined")
        return Policy(policy.logs, policy.witnesses, policy.groups, quorums[0])

    def _define(self, items: list[bytes], quorums: list[bytes]) -> None:
        match items:
            case [b"log", vkey, *url] if len(url) <= 1:
                self._add(self._key(vkey, LOG_KEY), self.logs)
            case [b"witness", name, vkey, *url] if len(url) <= 1:
                key = self._key(vkey, WITNESS_KEY)
                self._add(key, list(self.witnesses.values()))
                self.witnesses[self._new(name)] = key
            case [b"group", name, threshold, *members] if members:
                count = {b"any": 1, b"all": len(members)}.get(threshold)
                count = read_decimal(threshold.decode("latin-1")) if count is None else count
                taken = [member for _, others in self.groups.values() for member in others]
                known = self.witnesses.keys() | self.groups.keys()
                if not 1 <= count <= len(members) or len(set(members)) < len(members) or any(
                        member in taken or member not in known for member in members):
                    raise Malformed("no such group can be")
                self.groups[self._new(name)] = count, members
            case [b"quorum", name]:
                known = self.witnesses.keys() | self.groups.keys() | {b"none"}
                if name not in known:
                    raise Malformed("a quorum of what is not defined")
                quorums.append(name)
            case _:
                raise Malformed("not a definition")

    def _new(self, name: bytes) -> bytes:
        if name == b"none" or name in self.witnesses or name in self.groups:
            raise Malformed("a name that is taken")
        return name

    @staticmethod
    def _key(vkey: bytes, kind: int) -> VerifierKey:
        key = VerifierKey.read(vkey.decode(errors="replace"))
        if key.kind != kind:
            raise Malformed("a key of another type")
        return key

    @staticmethod
    def _add(key: VerifierKey, others: list[VerifierKey]) -> None:
        if any(key.key == other.key for other in others):
            raise Malformed("a key that is given twice")
        others.append(key)

    def is_quorum(self, signers: set[str]) -> bool:
        """Whether the witnesses of these keys are enough."""
        satisfied = {b"none"} | {
            name for name, key in self.witnesses.items() if key.text in signers}
        for name, (count, members) in self.groups.items():
            if sum(member in satisfied for member in members) >= count:
                satisfied.add(name)
        return self.quorum in satisfied


class Tree:
    """The Merkle tree of RFC 9162 §2.1: every complete subtree, by height and from the left."""

    def __init__(self) -> None:
        self.nodes: list[list[bytes]] = [[]]

    @property
    def size(self) -> int:
        return len(self.nodes[0])

    def append(self, leaf: bytes) -> None:
        node, height = sha256(b"\x00" + leaf), 0
        while True:
            if height == len(self.nodes):
                self.nodes.append([])
            self.nodes[height].append(node)
            if len(self.nodes[height]) % 2:
                return
            node = sha256(b"\x01" + self.nodes[height][-2] + node)
            height += 1

    def root(self, size: int) -> bytes:
        """The root of the first entries: their complete subtrees, joined from the right."""
        root = None
        for height in range(size.bit_length()):
            if size >> height & 1:
                left = self.nodes[height][(size >> height) - 1]
                root = left if root is None else sha256(b"\x01" + left + root)
        return sha256(b"") if root is None else root

    def tiles(self, partial: bool = False) -> Iterator[tuple[int, int, bytes]]:
        """Level, number and hashes of each full tile, and of the last ones that are not full."""
        for level in range((len(self.nodes) + 7) // 8):
            hashes = self.nodes[8 * level]
            end = len(hashes) if partial else len(hashes) // 256 * 256
            for first in range(0, end, 256):
                yield level, first // 256, b"".join(hashes[first : min(first + 256, end)])


# --- Events and entries -----------------------------------------------------------------------

EVENT_BYTES_MAX = 32_768
REFUSAL_BYTES_MAX = 65_388  # of the one type that embeds another event
ENTRY_BYTES_MAX = 65_535
PAYLOAD_TYPE = b"application/cloudevents+json"
HEX_64 = re.compile("[0-9a-f]{64}")


def fits(pattern: str | re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


@dataclass(frozen=True)
class Event:
    data: dict[str, Any]
    desk: str
    key: str  # fingerprint
    source: str
    number: int
    ledger: str | None
    previous: str | None
    anchor: tuple[int, bytes] | None
    time: int
    recorded: int
    subject: str
    type: str
    raw: bytes
    hash: str

    @staticmethod
    def read_raw(raw: bytes) -> Event:
        """An event by itself, as one is embedded: none of those that may be larger."""
        if len(raw) > EVENT_BYTES_MAX:
            raise Malformed("too many bytes")
        return Event.read(read_json(raw), raw)

    @staticmethod
    def read(value: Any, raw: bytes) -> Event:
        form = {
            "data": lambda data: isinstance(data, dict),
            "id": functools.partial(fits, "[1-9][0-9]{0,15}"),
            "source": functools.partial(fits, "/[a-z0-9.-]{1,64}/[0-9a-f]{16}"),
            "specversion": lambda version: version == "1.0",
            "subject": lambda text: isinstance(text, str) and text != "",
            "type": lambda text: isinstance(text, str) and text != "",
            "recordedtime": lambda _: True, "time": lambda _: True,  # read below
        }
        optional = {
            "anchor": functools.partial(fits, "[1-9][0-9]*:[0-9a-f]{64}"),
            "ledger": functools.partial(fits, HEX_64), "previous": functools.partial(fits, HEX_64),
        }
        if not has_form(value, form, optional):
            raise Malformed("not an event")
        is_refusal = value["type"] == "auditledger.submission.refused.v1"
        if len(raw) > (REFUSAL_BYTES_MAX if is_refusal else EVENT_BYTES_MAX):
            raise Malformed("too many bytes")
        anchor = None
        if "anchor" in value:
            size, root = value["anchor"].split(":")
            anchor = read_decimal(size), bytes.fromhex(root)
        _, desk, key = value["source"].split("/")
        return Event(
            value["data"], desk, key, value["source"], int(value["id"]), value.get("ledger"),
            value.get("previous"), anchor, read_time(value["time"]),
            read_time(value["recordedtime"]), value["subject"], value["type"], raw,
            sha256(raw).hex())

    @property
    def signed_bytes(self) -> bytes:
        """The DSSE pre-authentication encoding."""
        return b"DSSEv1 %d %s %d %s" % (
            len(PAYLOAD_TYPE), PAYLOAD_TYPE, len(self.raw), self.raw)

    def commitments(self) -> list[tuple[str, str]]:
        """Pointer and hash of each sealed value: an object with nothing but `sealed`."""
        found: list[tuple[str, str]] = []

        def walk(value: Any, pointer: str) -> None:
            if isinstance(value, dict):
                if len(value) == 1 and fits(HEX_64, value.get("sealed")):
                    found.append((pointer, value["sealed"]))
                    return
                for name, member in value.items():
                    walk(member, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
            elif isinstance(value, list):
                for index, element in enumerate(value):
                    walk(element, f"{pointer}/{index}")

        walk(self.data, "/data")
        return found


@dataclass(frozen=True)
class Entry:
    event: Event
    received: int
    signature: bytes

    @staticmethod
    def read(data: bytes) -> Entry:
        if len(data) > ENTRY_BYTES_MAX:
            raise Malformed("too many bytes")
        value = read_json(data)
        if not isinstance(value, dict) or list(value) != ["event", "received", "signature"]:
            raise Malformed("not an entry")
        received, signature = value["received"], value["signature"]
        if not isinstance(signature, str) or not fits(".*Z", received):
            raise Malformed("not an entry")
        bare = read_base64(signature)
        if len(bare) != 64:
            raise Malformed("not a signature")
        return Entry(Event.read(value["event"], data[9:-138]), read_time(received), bare)


# --- The forms and rules of the ledger's own types --------------------------------------------

Form = dict[str, Any]


def has_form(value: Any, required: Form, optional: Form | None = None) -> bool:
    """Whether an object has exactly these members, each accepted by its check."""
    checks = required | (optional or {})
    return (
        isinstance(value, dict) and required.keys() <= value.keys() <= checks.keys()
        and all(checks[name](member) for name, member in value.items()))


def matching(pattern: str) -> Any:
    return functools.partial(fits, pattern)


def text_of(most: int) -> Any:
    return lambda value: isinstance(value, str) and 1 <= len(value) <= most


def one_of(words: str) -> Any:
    return lambda value: isinstance(value, str) and value in words.split()


def integer(least: int, most: int) -> Any:
    return lambda value: type(value) is int and least <= value <= most


DESKLESS = {"registrar", "recovery", "log", "service"}
OPERATOR = DESKLESS | {"province"}
DESK_ROLES = "province desk sekda kpu bawaslu police military prosecutor auditor"
EVERYBODY = set(f"registrar recovery service {DESK_ROLES}".split())

HASH = matching("[0-9a-f]{64}")
VKEY = text_of(512)
DESK = matching("[a-z0-9.-]{1,64}")
CODE = matching(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[12][0-9]{3})?)?)?")

OPENED: Form = {
    "origin": matching("[a-z0-9./-]{1,128}"), "title": text_of(200),
    "timeZone": matching("[+-][0-9]{2}:[0-9]{2}"), "scope": CODE,
    "nonce": matching("[0-9a-f]{32}"), "threshold": integer(1, 16), "recoveryKey": VKEY,
    "registrars": lambda keys: isinstance(keys, list) and 1 <= len(keys) <= 16
    and all(map(VKEY, keys)) and len(set(keys)) == len(keys),
    "logKey": VKEY, "serviceKey": VKEY, "rulesVersion": integer(1, 1_000_000),
    "rulesDigest": HASH, "rehearsal": lambda value: isinstance(value, bool),
}

# The types that change the keys: who may write them, and the forms of their data.
OWN_TYPES: dict[str, tuple[set[str], Form, Form]] = {
    "act.approved": ({"registrar", *DESK_ROLES.split()}, {"act": HASH}, {}),
    "desk.registered": (
        {"registrar"},
        {"desk": DESK, "level": one_of("province regency district village partner"),
         "scope": CODE, "hostAgency": text_of(120)},
        {"decree": text_of(120), "partnerBody": one_of(
            "kpu bawaslu polri tni kejaksaan bkn dkpp inspectorate kesbangpol bpbd other")}),
    "key.registered": (
        {"registrar", "recovery"},
        {"key": VKEY, "desk": DESK, "role": one_of("registrar log service " + DESK_ROLES),
         "scope": CODE}, {}),
    "key.rotated": (EVERYBODY, {"key": VKEY}, {}),
    "key.revoked": (
        EVERYBODY,
        {"key": matching("[0-9a-f]{16}"),
         "reason": one_of("lost stolen compromised staff_left rotated ceased")},
        {"setAsideFrom": integer(0, INTEGER_MAX), "compromisedSince": matching(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")}),
    "event.released": (
        {"registrar"},
        {"event": HASH, "reason": one_of("confirmed_by_author clock_explained revoked_in_error")},
        {}),
    "chain.skipped": (
        {"registrar"},
        {"key": matching("[0-9a-f]{16}"), "number": integer(1, INTEGER_MAX), "hash": HASH,
         "reason": one_of("device_lost file_damaged")}, {}),
    "rules.adopted": (
        {"registrar"}, {"version": integer(1, 1_000_000), "digest": HASH}, {}),
    "log.restarted": (
        {"registrar"},
        {"origin": matching("[a-z0-9./-]{1,128}"), "logKey": VKEY,
         "lost": lambda notes: isinstance(notes, list) and len(notes) <= 16
         and all(map(text_of(1500), notes))}, {}),
    "submission.refused": (
        {"service"},
        {"event": lambda text: isinstance(text, str) and 4 <= len(text) <= 43_692,
         "signature": lambda text: isinstance(text, str) and len(text) == 88, "taken": HASH}, {}),
    "private-data.erased": (
        {"registrar"},
        {"event": HASH, "pointers": lambda places: isinstance(places, list)
         and 1 <= len(places) <= 64 and all(map(matching("/data/[ -~]{1,200}"), places))
         and len(set(places)) == len(places),
         "basis": one_of("requested consent_withdrawn no_longer_needed unlawfully_processed "
                         "retention_ended court_order")},
        {"document": text_of(120)}),
    "record.withdrawn": (
        EVERYBODY - {"recovery"},
        {"event": HASH, "reason": one_of(
            "typing recount late_information wrong_region wrong_class source_correction "
            "duplicate personal_data")},
        {"explanation": lambda value: has_form(value, {"sealed": HASH}), "replacedBy": HASH}),
}
ACTS = {"desk.registered", "key.registered", "key.revoked", "event.released", "chain.skipped",
        "private-data.erased", "rules.adopted", "log.restarted"}
AMENDMENTS = {f"auditledger.record.{name}.v1"
              for name in ("corrected", "withdrawn", "confirmed", "disputed")}
CLOCK_TOLERANCE = 300
PENDING_MAX = 64
OPENINGS_MAX = 64
EQUIVOCATIONS_MAX = 16


def own_type(name: str) -> str | None:
    """NAME of `auditledger.NAME.v1`, when it is one that changes the keys."""
    match = re.fullmatch(r"auditledger\.(.*)\.v1", name)
    return match[1] if match and match[1] in OWN_TYPES else None


def contains(scope: str, code: str) -> bool:
    return code == scope or code.startswith(scope + ".")


@dataclass(frozen=True)
class Genesis:
    """What `ledger.opened` fixes for ever."""

    hash: str
    data: dict[str, Any]
    registrars: list[VerifierKey]
    recovery: VerifierKey
    log: VerifierKey
    service: VerifierKey

    @staticmethod
    def read(event: Event) -> Genesis:
        data = event.data
        if not has_form(data, OPENED):
            raise Malformed("not what ledger.opened holds")
        read_time("1970-01-01T00:00:00" + data["timeZone"])
        registrars = [VerifierKey.read(text) for text in data["registrars"]]
        recovery, log, service = (
            VerifierKey.read(data[name]) for name in ("recoveryKey", "logKey", "serviceKey"))
        keys = [key.key for key in (*registrars, recovery, log, service)]
        if len(set(keys)) < len(keys):
            raise Malformed("one key in two parts")
        if data["threshold"] > len(registrars) or (
                log.name != data["origin"] or log.kind != LOG_KEY):
            raise Malformed("a threshold beyond the registrars, or a log key of another name")
        return Genesis(event.hash, data, registrars, recovery, log, service)


# --- The key directory, rebuilt from the log --------------------------------------------------


@dataclass
class Key:
    desk: str
    role: str
    scope: str
    verifier: VerifierKey
    since: int  # the index of the entry that brought it in
    head_hash: str  # what its next event must name as `previous`
    head: int = 0
    anchor: int = 0
    end: int | None = None
    is_revoked: bool = False
    rotated_to: str | None = None
    set_aside_from: int | None = None
    twice: set[int] = field(default_factory=set)  # numbers with which it signed two events
    lost_anchors: int = 0  # anchors into a history that was lost with a restart

    def is_in_force(self, index: int) -> bool:
        return self.since < index and (self.end is None or index <= self.end)


@dataclass(frozen=True)
class Restart:
    """A log that goes on under another name and key, since its newest entries were lost."""

    index: int
    key: VerifierKey
    lost: list[int]  # the sizes of the checkpoints that are known to be lost


@dataclass
class Act:
    """What registrars decide together: in force with the m-th approval."""

    event: Event
    index: int
    received: int
    state: str = "pending"
    approvals: list[str] = field(default_factory=list)


Place = dict[str, Any]
Schemas = dict[str, dict[str, Any]]  # by type; they also say what a sealed field holds


@dataclass(frozen=True)
class Rules:
    """The rules of one version."""

    digest: str
    schemas: Schemas

    @property
    def own_types(self) -> dict[str, Any]:
        """The ledger's own types, of which this program knows what their events do."""
        return {name: rules_of(schema) for name, schema in self.schemas.items()
                if name.startswith("auditledger.")}


class Directory:
    """Desks, keys and acts as the entries make them."""

    def __init__(
        self, received: dict[int, int], types: dict[str, tuple[int, Event]],
        lost_anchors: set[int], sealed: dict[str, Event], known: dict[int, Rules] | None,
        before: Directory | None = None
    ) -> None:
        self.sealed = sealed  # the events so far that seal anything, by hash
        self.known = known  # the rules that were given, by version
        # What was erased, by event and pointer: class, basis, desk. Nothing brings it back, so it
        # outlasts a new fold.
        self.erased: dict[tuple[str, str], tuple[str, str, str]] = before.erased if before else {}
        self.erased_now: set[tuple[str, str]] = set()
        self.received = received  # by index, of every entry so far that reads as one
        self.types = types  # of the same entries by the event's hash: index and event
        self.lost_anchors = lost_anchors  # indexes of entries that anchor a lost history
        # What later entries say of earlier ones: for keys the first index that a revocation
        # reaches and the index of the revocation, for events the index of the newest release.
        self.reaches: dict[str, set[tuple[int, int]]] = before.reaches if before else {}
        self.releases: dict[str, int] = before.releases if before else {}
        self.gaps = 0
        self.needs_refold = False
        self.genesis: Genesis | None = None
        self.log: VerifierKey | None = None  # the key that signs checkpoints
        self.log_names: set[str] = set()
        self.restarts: list[Restart] = []
        self.rules: tuple[int, str] = (0, "")  # version and digest
        self.awaited: set[str] = set()
        self.desks: dict[str, str] = {}  # name to scope
        self.keys: dict[str, Key] = {}
        self.acts: dict[str, Act] = {}
        self.pending = 0  # how many of them wait
        self.history: list[tuple[Event, int, int, bool]] = []

    def open(self, event: Event, genesis: Genesis, received: int) -> None:
        self.history.append((event, 0, received, True))
        self.genesis = genesis
        self.log = genesis.log
        self.log_names = {genesis.log.name}
        self.rules = genesis.data["rulesVersion"], genesis.data["rulesDigest"]
        named = [("registrar", key) for key in genesis.registrars] + [
            ("recovery", genesis.recovery), ("log", genesis.log), ("service", genesis.service)]
        for role, key in named:
            self._bring_in(key, role, role, genesis.data["scope"], event.hash, 0)
        self.keys[event.key].head = 1
        self.awaited = {key.fingerprint for key in genesis.registrars} - {event.key}

    def take(self, event: Event, index: int, received: int, is_judged: bool) -> None:
        """Folds an entry; when it is not judged, the key's chain goes on from it all the same."""
        self.history.append((event, index, received, is_judged))
        key = self.keys.get(event.key)
        stands = is_judged and key is not None and self._stands(event, index, received, key)
        if key is not None:
            key.head, key.head_hash = event.number, event.hash
            if index in self.lost_anchors:
                key.lost_anchors += 1
            elif event.anchor:
                key.anchor = event.anchor[0]
        name = own_type(event.type)
        if stands and name and key:
            if name == "act.approved":
                self._approve(event, index)
            elif name == "key.rotated":
                self._rotate(event, index, key)
            elif name == "submission.refused":
                other = Event.read_raw(read_base64(event.data["event"]))
                self.keys[other.key].twice.add(other.number)
            elif name == "record.withdrawn":
                if event.data["event"] in self.acts:
                    self.acts[event.data["event"]].state = "withdrawn"
                    self.pending -= 1
            else:
                self._propose(event, index, received, key, name)

    def refolded(self) -> Directory:
        """Made anew from the start: a revocation has reached back."""
        directory = self
        while directory.needs_refold:
            again = Directory(
                self.received, self.types, self.lost_anchors, self.sealed, self.known, directory)
            for event, index, received, is_judged in directory.history:
                if index == 0:
                    again.open(event, Genesis.read(event), received)
                else:
                    again.take(event, index, received, is_judged)
            directory = again
        return directory

    @property
    def rules_in_force(self) -> Rules | None:
        """The rules that judge the next entry, where they were given."""
        version, digest = self.rules
        known = (self.known or {}).get(version)
        return known if known and known.digest == digest else None

    @property
    def schemas(self) -> Schemas | None:
        """Those of the rules in force; where they were not given, the newest that were."""
        if not self.known:
            return None
        return (self.rules_in_force or self.known[max(self.known)]).schemas

    # Standing, as far as the directory depends on it.

    def _stands(self, event: Event, index: int, received: int, key: Key) -> bool:
        name = own_type(event.type)
        if name is None:
            return True
        roles, required, optional = OWN_TYPES[name]
        return (
            key.role in roles and contains(key.scope, event.subject)
            and has_form(event.data, required, optional)
            and ("compromisedSince" not in event.data or "setAsideFrom" in event.data)
            and (event.hash in self.releases or self._has_fair_times(event, index, received))
            and not (name == "record.withdrawn" and self._is_compromised(event, index))
            and self._own_type_stands(name, event, index, received, key))

    def _is_compromised(self, event: Event, index: int) -> bool:
        """Whether a revocation sets the event aside and no release has come after it."""
        released = self.releases.get(event.hash, -1)
        return any(first <= index and at > released
                   for first, at in self.reaches.get(event.key, ()))

    def _has_fair_times(self, event: Event, index: int, received: int) -> bool:
        if max(event.time, event.recorded) > received + CLOCK_TOLERANCE:
            return False
        floor = None
        if event.anchor and event.anchor[0] <= index and index not in self.lost_anchors:
            floor = self.received.get(event.anchor[0] - 1)
        return floor is None or event.recorded + CLOCK_TOLERANCE >= floor

    def _own_type_stands(
        self, name: str, event: Event, index: int, received: int, key: Key
    ) -> bool:
        if name == "record.withdrawn":
            act = self.acts.get(event.data["event"])
            return act is not None and act.state == "pending" and (
                act.event.source == event.source and act.event.subject == event.subject)
        is_shared = self._threshold > 1 or name == "private-data.erased"
        if name in ACTS and is_shared and self.pending >= PENDING_MAX:
            return False
        if name == "key.rotated":
            return self._is_new_key(event.data["key"])
        if name == "act.approved":
            return self._approval_stands(event, index, key)
        if name == "submission.refused":
            return self._is_equivocation(event.data, index)
        return self._act_stands(name, event, index, received, key.role)

    def _act_stands(self, name: str, event: Event, index: int, received: int, role: str) -> bool:
        assert self.genesis
        data = event.data
        if name == "desk.registered":
            return data["desk"] not in DESKLESS | self.desks.keys() and contains(
                self.genesis.data["scope"], data["scope"])
        if name == "key.registered":
            if data["role"] in DESKLESS:
                return (
                    data["desk"] == data["role"] and "recovery" != data["role"]
                    and (role != "recovery" or data["role"] == "registrar")
                    and (data["role"] != "log" or self._is_log_key(data["key"]))
                    and self._is_new_key(data["key"]))
            return (
                role != "recovery" and data["desk"] in self.desks
                and contains(self.desks[data["desk"]], data["scope"])
                and self._is_new_key(data["key"]))
        if name == "event.released":
            at, target = self.types.get(data["event"], (index, event))
            kind = target.type
            return at < index and (
                kind in AMENDMENTS or not kind.startswith("auditledger."))
        if name == "rules.adopted":
            return data["version"] > self.rules[0]
        if name == "log.restarted":
            return self._restart_stands(data)
        if name == "chain.skipped":
            key = self.keys.get(data["key"])
            return key is not None and key.end is None and (
                key.role != "log" and data["number"] > key.head)
        if name == "private-data.erased":
            classes = self._classes(data, index)
            return classes is not None and not any(
                (data["event"], pointer) in self.erased_now for pointer in data["pointers"])
        revoked = self.keys.get(data["key"])
        if revoked is None or revoked.is_revoked or revoked.role == "log":
            return False
        is_own = data["key"] == event.key
        if not (is_own or role == "registrar" or (role, revoked.role) == ("recovery", "registrar")):
            return False
        return self._names_one_place(data, index, received)

    def _names_one_place(self, data: dict[str, Any], index: int, received: int) -> bool:
        """The time, where given, must be that of the index: the first entry not before it."""
        first = data.get("setAsideFrom")
        if first is None:
            return True
        if "compromisedSince" not in data:
            return first <= index
        try:
            since = read_time(data["compromisedSince"])
        except Malformed:
            return False
        at = received if first == index else self.received.get(first) if first < index else None
        before = self.received.get(first - 1)
        return at is not None and at >= since and (
            first == 0 or (before is not None and before < since))

    def _approval_stands(self, event: Event, index: int, key: Key) -> bool:
        assert self.genesis
        if event.data["act"] == self.genesis.hash:
            return event.key in self.awaited
        act = self.acts.get(event.data["act"])
        if act is None or act.state != "pending" or event.key in act.approvals:
            return False
        if key.role != "registrar" and key.desk != self._desk_to_consent(act):
            return False
        if not self._is_decided(act, index, key):
            return True
        name = own_type(act.event.type) or ""
        return self._act_stands(name, act.event, act.index, act.received, "registrar")

    def _restart_stands(self, data: dict[str, Any]) -> bool:
        """A name that the log has never had, a new key of that name, and notes of this log."""
        try:
            key = VerifierKey.read(data["logKey"])
            lost = [Checkpoint.read(note.encode()) for note in data["lost"]]
        except Malformed:
            return False
        return (
            data["origin"] not in self.log_names and key.kind == LOG_KEY
            and key.name == data["origin"] and self._is_new_key(data["logKey"])
            and all(note.origin in self.log_names for note in lost))

    def _is_log_key(self, text: str) -> bool:
        """A key that signs checkpoints, of the log's own name."""
        try:
            key = VerifierKey.read(text)
        except Malformed:
            return False
        return self.log is not None and key.kind == LOG_KEY and key.name == self.log.name

    def _is_equivocation(self, data: dict[str, Any], index: int) -> bool:
        """Whether a refused event proves that its key has signed two with one number."""
        assert self.genesis
        try:
            other = Event.read_raw(read_base64(data["event"]))
            signature = read_base64(data["signature"])
        except Malformed:
            return False
        at, taken = self.types.get(data["taken"], (index, other))
        key = self.keys.get(other.key)
        return (
            at < index and key is not None and other.ledger == self.genesis.hash
            and (other.source, other.number) == (taken.source, taken.number)
            and other.hash != taken.hash
            and is_signature(key.verifier.key, signature, other.signed_bytes)
            and other.number not in key.twice and len(key.twice) < EQUIVOCATIONS_MAX)

    def _is_new_key(self, text: str) -> bool:
        """A key that is admitted, and never was in the directory."""
        try:
            return VerifierKey.read(text).fingerprint not in self.keys
        except Malformed:
            return False

    # The erasure of sealed values.

    def _classes(self, data: dict[str, Any], index: int) -> list[str] | None:
        """What each place seals, `person` or `narrative`; None where one seals nothing."""
        if self.types.get(data["event"], (index, ""))[0] >= index:
            return None
        target = self.sealed.get(data["event"])
        if target is None:
            return None
        places = {pointer for pointer, _ in target.commitments()}
        found = [self._class_at(target, pointer, index) if pointer in places else None
                 for pointer in data["pointers"]]
        return None if None in found else [kind for kind in found if kind]

    def _class_at(self, target: Event, pointer: str, index: int) -> str | None:
        """What the schema says of a place; without schemas it passes for a person's data."""
        schemas = self.schemas
        if schemas is None:
            return "person"
        kind = sealed_class(schemas.get(target.type), pointer)
        _, _, *tokens = pointer.split("/")
        if kind or len(tokens) != 3 or (tokens[0], tokens[2]) != ("values", "value"):
            return kind
        # A corrected value is sealed as the field that it corrects.
        at, corrected = self.types.get(target.data.get("event", ""), (index, target))
        field = target.data["values"][int(tokens[1])]["pointer"]
        return sealed_class(schemas.get(corrected.type), field) if at < index else None

    def _desk_to_consent(self, act: Act) -> str | None:
        """The author's desk, without whose yes no narrative of it is erased."""
        if own_type(act.event.type) != "private-data.erased":
            return None
        if "narrative" not in (self._classes(act.event.data, act.index) or []):
            return None
        desk = self.sealed[act.event.data["event"]].source.split("/")[1]
        return None if desk in DESKLESS else desk

    def _is_decided(self, act: Act, index: int, key: Key) -> bool:
        own = key.role == "registrar"
        if self._approvals_in_force(act, index) + own < self._threshold:
            return False
        desk = self._desk_to_consent(act)
        return desk in (None, key.desk) or any(
            self.keys[name].desk == desk and self.keys[name].is_in_force(index)
            for name in act.approvals)

    # What an event changes.

    @property
    def _threshold(self) -> int:
        return self.genesis.data["threshold"] if self.genesis else 1

    def _approvals_in_force(self, act: Act, index: int) -> int:
        return sum(self.keys[key].is_in_force(index) for key in act.approvals
                   if self.keys[key].role == "registrar")

    def _propose(self, event: Event, index: int, received: int, key: Key, name: str) -> None:
        act = self.acts[event.hash] = Act(event, index, received, approvals=[event.key])
        self.pending += 1
        is_own_end = name == "key.revoked" and event.data["key"] == event.key
        needs_nobody = self._threshold == 1 or key.role != "registrar" or is_own_end
        if needs_nobody and self._desk_to_consent(act) is None:
            self._take_effect(act, index)

    def _approve(self, event: Event, index: int) -> None:
        assert self.genesis
        if event.data["act"] == self.genesis.hash:
            self.awaited.discard(event.key)
            return
        act = self.acts[event.data["act"]]
        is_enough = self._is_decided(act, index, self.keys[event.key])
        act.approvals.append(event.key)
        if is_enough:
            self._take_effect(act, index)

    def _take_effect(self, act: Act, index: int) -> None:
        act.state = "effective"
        self.pending -= 1
        data, name = act.event.data, own_type(act.event.type)
        if name == "desk.registered":
            self.desks[data["desk"]] = data["scope"]
        elif name == "key.registered":
            key = VerifierKey.read(data["key"])
            self._bring_in(key, data["desk"], data["role"], data["scope"], act.event.hash, index)
            if data["role"] == "log":
                self._replace_log_key(key, index)
        elif name == "rules.adopted":
            self.rules = data["version"], data["digest"]
        elif name == "log.restarted":
            assert self.genesis
            key = VerifierKey.read(data["logKey"])
            self._bring_in(
                key, "log", "log", self.genesis.data["scope"], act.event.hash, index)
            self._replace_log_key(key, index)
            lost = [Checkpoint.read(note.encode()).size for note in data["lost"]]
            self.restarts.append(Restart(index, key, lost))
        elif name == "event.released":
            if self.releases.get(data["event"], -1) < index:
                self.releases[data["event"]] = index
                self.needs_refold = True
        elif name == "chain.skipped":
            skipped = self.keys[data["key"]]
            self.gaps += data["number"] - skipped.head
            skipped.head, skipped.head_hash = data["number"], data["hash"]
        elif name == "private-data.erased":
            desk = self.sealed[data["event"]].source.split("/")[1]
            for pointer, kind in zip(data["pointers"], self._classes(data, act.index) or []):
                self.erased[data["event"], pointer] = kind, data["basis"], desk
                self.erased_now.add((data["event"], pointer))
        else:
            self._revoke(data["key"], data.get("setAsideFrom"), index)

    def _bring_in(
        self, key: VerifierKey, desk: str, role: str, scope: str, by: str, index: int
    ) -> None:
        self.keys[key.fingerprint] = Key(desk, role, scope, key, index, by)

    def _replace_log_key(self, key: VerifierKey, index: int) -> None:
        assert self.log
        self.keys[self.log.fingerprint].end = index
        self.log = key
        self.log_names.add(key.name)

    def _rotate(self, event: Event, index: int, old: Key) -> None:
        new = VerifierKey.read(event.data["key"])
        old.end, old.rotated_to = index, new.fingerprint
        self._bring_in(new, old.desk, old.role, old.scope, event.hash, index)

    def _revoke(self, fingerprint: str, first: int | None, index: int) -> None:
        key: Key | None = self.keys[fingerprint]
        key.end = index if key.end is None else min(index, key.end)
        key.is_revoked = True
        while key is not None and first is not None:
            known = self.reaches.setdefault(key.verifier.fingerprint, set())
            self.needs_refold |= first < index and (first, index) not in known
            known.add((first, index))
            if key.set_aside_from is None or first < key.set_aside_from:
                key.set_aside_from = first
            if key.end is None:
                key.end, key.is_revoked = index, True
            # Only what was rotated in since the place of the theft falls with the stolen key.
            key = self.keys[key.rotated_to] if key.rotated_to and key.end >= first else None


# --- What is verified: a file, or a folder of tiles -------------------------------------------


@dataclass(frozen=True)
class Finding:
    part: str
    place: Place
    rule: str
    expected: str
    found: str


APPLICATION_ID = 0x6470616C
COPY_MARK = re.compile(rb"copy (0|[1-9][0-9]{0,15})")
ERASURE_MARK = re.compile(rb"erasure-unfinished [0-9a-f]{64}")
RENEWAL_MARK = re.compile(rb"renewal [0-9a-f]{16} [0-9a-f]{16}")
LOST_KEY_MARK = re.compile(rb"sealing-key-lost ([0-9a-f]{16})")
COMPANIONS = ("-wal", "-shm", "-journal")
TABLES = {b"entries", b"checkpoints", b"cosignatures", b"tiles", b"sealed_values", b"evidence",
          b"marks", b"event_positions", b"projections", b"projection_rows"}


class LedgerFile:
    """A ledger's SQLite file, read from a private copy."""

    is_file = True

    def __init__(self, path: Path, copy: Path) -> None:
        at_rest = not any(copy.with_name(copy.name + end).exists() for end in COMPANIONS)
        # Only a file at rest may be read as one that never changes: with a write-ahead log
        # beside it SQLite would pass over what stands there.
        mode = "immutable=1" if at_rest else "mode=rw"
        self.damage: list[Finding] = []
        self._database = sqlite3.connect(f"{copy.as_uri()}?{mode}", uri=True)
        self._database.text_factory = bytes
        try:
            marks = [self._database.execute(f"PRAGMA {name}").fetchone()[0]
                     for name in ("application_id", "user_version")]
        except sqlite3.DatabaseError as error:
            raise CouldNotLook(f"{path} is not a ledger: {error}") from None
        if marks != [APPLICATION_ID, 2]:
            raise CouldNotLook(f"{path} is not a ledger of a format that this program knows")
        if self._database.execute("PRAGMA encoding").fetchone()[0] != b"UTF-8":
            raise CouldNotLook(f"{path} holds its texts in UTF-16, and a ledger in UTF-8")
        if at_rest:
            self._check_length(copy)
        if moving := self._database.execute("PRAGMA auto_vacuum").fetchone()[0]:
            self._structure({"kind": "object", "name": "auto_vacuum"}, "0", str(moving))
        self._check_pages()
        self._check_objects()
        marks = self._table("marks", "SELECT mark FROM marks", lambda row: (row[0], None)) or {}
        for mark in sorted(text for text in marks if ERASURE_MARK.fullmatch(as_bytes(text))):
            self.damage.append(Finding(
                "file", {"kind": "object", "name": "marks"}, "erasure-unfinished",
                "no trace of what was erased", mark.decode()))
        sizes = [int(found[1]) for text in marks if (found := COPY_MARK.fullmatch(as_bytes(text)))]
        # A copy brings the sealed values of its first entries with it, as its maker says.
        self.copy_size = min((size for size in sizes if size <= INTEGER_MAX), default=None)
        self.lost_keys = sorted(found[1].decode() for text in marks
                                if (found := LOST_KEY_MARK.fullmatch(as_bytes(text))))
        self.is_being_renewed = any(RENEWAL_MARK.fullmatch(as_bytes(text)) for text in marks)
        self.checkpoints = [
            (as_int(size), as_bytes(note))
            for size, note in self._rows("SELECT size, note FROM checkpoints ORDER BY size")]
        self.cosignatures = [
            (as_int(size), as_bytes(witness), as_bytes(line)) for size, witness, line in self._rows(
                "SELECT size, witness, line FROM cosignatures ORDER BY size, witness")]
        self.tiles = {
            (as_int(level), as_int(number)): as_bytes(hashes) for level, number, hashes in
            self._rows("SELECT level, number, hashes FROM tiles ORDER BY level, number")}
        self.index = self._table(
            "event_positions", "SELECT hash, position FROM event_positions ORDER BY hash",
            lambda row: (as_bytes(row[0]), as_int(row[1])))
        self.sealed = self._table(
            "sealed_values",
            "SELECT event, pointer, box FROM sealed_values ORDER BY event, pointer",
            lambda row: (tuple(as_bytes(text).decode(errors="replace") for text in row[:2]),
                         as_bytes(row[2])))
        self.evidence = self._table(
            "evidence", "SELECT number, note FROM evidence ORDER BY number",
            lambda row: (as_int(row[0]), as_bytes(row[1]))) or {}

    def entries(self) -> Iterator[tuple[int, bytes]]:
        last = None
        for position, entry in self._rows("SELECT position, entry FROM entries ORDER BY position"):
            if last is not None and as_int(position) <= last:
                return self._damaged("entries", "rows out of order")
            last = as_int(position)
            yield last, as_bytes(entry)

    def _table(self, name: str, sql: str, row: Any) -> dict[Any, Any] | None:
        """A table that may be left out whole."""
        try:
            present = self._database.execute(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]).fetchone()
        except sqlite3.DatabaseError as error:
            raise CouldNotLook(f"the file's tables cannot be read: {error}") from None
        return dict(map(row, self._rows(sql))) if present else None

    def _rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._database.execute(sql)
        except sqlite3.DatabaseError as error:
            self._damaged(sql.split(" FROM ")[1].split()[0], str(error))

    def _check_pages(self) -> None:
        for (answer,) in self._rows("SELECT integrity_check FROM pragma_integrity_check(20)"):
            if answer != b"ok":
                self._damaged("the database", as_bytes(answer).decode(errors="replace"))

    def _check_length(self, copy: Path) -> None:
        pages, size = (self._database.execute(f"PRAGMA {name}").fetchone()[0]
                       for name in ("page_count", "page_size"))
        if copy.stat().st_size > pages * size:
            self._structure({"kind": "ledger"}, f"{pages * size} bytes",
                            f"{copy.stat().st_size} bytes")

    def _check_objects(self) -> None:
        """That nothing stands beside the tables of a ledger, or twice under a name.

        What made them, down to the last word, is compared by the other program alone.
        """
        seen: set[tuple[bytes, bytes]] = set()
        views = {as_bytes(name) for (name,) in self._rows("SELECT name FROM projections")}
        for row in self._rows("SELECT type, name, tbl_name FROM sqlite_schema"):
            kind, name, table = map(as_bytes, row)
            is_known = (
                kind == b"table" and name in TABLES or kind == b"view" and name in views
                or kind in (b"index", b"trigger") and table in TABLES
                or name in (b"sqlite_stat1", b"sqlite_stat4"))
            if not is_known or (kind, name) in seen:
                place = b" ".join((kind, name)).decode(errors="replace")
                self._structure({"kind": "object", "name": place}, "none", "one")
            seen.add((kind, name))
        for (name,) in self._rows("SELECT DISTINCT projection FROM projection_rows "
                                  "WHERE projection NOT IN (SELECT name FROM projections)"):
            place = {"kind": "projection", "name": as_bytes(name).decode(errors="replace")}
            self.damage.append(Finding(
                "state", place, "projection-set", "a projection of the rules", "a row"))

    def _structure(self, place: Place, expected: str, found: str) -> None:
        self.damage.append(Finding("file", place, "structure", expected, found))

    def _damaged(self, name: str, found: str) -> None:
        self.damage.append(
            Finding("file", {"kind": "object", "name": name}, "unreadable", "what reads", found))


def as_bytes(value: Any) -> bytes:
    """A column's text or blob; an altered file may hold anything."""
    return value if isinstance(value, bytes) else b"" if value is None else str(value).encode()


def as_int(value: Any) -> int:
    if isinstance(value, int):
        return value
    digits = re.match(rb"\s*[+-]?\d+", as_bytes(value))
    return int(digits[0]) if digits else 0


class TilesFolder:
    """A log as C2SP tlog-tiles publishes it: a checkpoint, tiles of hashes, bundles of entries."""

    is_file = False
    cosignatures: list[tuple[int, bytes, bytes]] = []
    index = sealed = copy_size = None
    lost_keys: list[str] = []
    is_being_renewed = False
    evidence: dict[int, bytes] = {}

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damage: list[Finding] = []
        try:
            note = read_file(path / "checkpoint")
        except OSError as error:
            raise CouldNotLook(f"no checkpoint can be read: {error}") from None
        try:
            self._size = Checkpoint.read(note).size
        except Malformed:
            self._size = 0
        self.checkpoints = [(self._size, note)]

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """The entries up to the first that is missing: a size may be a forger's, and huge."""
        for first in range(0, self._size, 256):
            bundle = self._bundle(first // 256, min(256, self._size - first))
            if bundle is None:
                return
            yield from enumerate(bundle, first)

    def _bundle(self, number: int, width: int) -> list[bytes] | None:
        """The first entries of a bundle; None where it is missing, or is not what it must be whole."""
        found = self._read("entries", number, width)
        if found is None:
            return None
        bundle, count = found
        entries = []
        for _ in range(count):
            end = 2 + int.from_bytes(bundle[:2], "big")
            if not 2 <= end <= len(bundle):
                return None
            entries.append(bundle[2:end])
            bundle = bundle[end:]
        return None if bundle else entries[:width]

    def tile(self, level: int, number: int, width: int) -> bytes | None:
        """The first hashes of a tile; one of another length is given as it is, and fits nothing."""
        found = self._read(str(level), number, width)
        if found is None:
            return None
        hashes, count = found
        return hashes[: 32 * width] if len(hashes) == 32 * count else hashes

    def _read(self, kind: str, number: int, width: int) -> tuple[bytes, int] | None:
        """A resource with its width: the full one may stand for another (C2SP tlog-tiles)."""
        groups = f"{number:03}" if number < 1000 else f"{number:,}"
        *upper, last = [group.zfill(3) for group in groups.split(",")]
        path = self._path / "tile" / kind / "/".join([f"x{group}" for group in upper] + [last])
        partial = path.with_name(f"{path.name}.p") / str(width)
        for candidate in [partial, path] if width < 256 else [path]:
            if candidate.is_file():
                return read_file(candidate), 256 if candidate == path else width
        return None


Ledger = LedgerFile | TilesFolder


def copy_data(source: Path, target: Path) -> None:
    """Copies a file with its holes: a file of a few bytes can claim to be larger than any disk."""
    with source.open("rb") as reading, target.open("wb") as writing:
        if not stat.S_ISREG(os.fstat(reading.fileno()).st_mode):
            raise CouldNotLook(f"{source} is no regular file")
        size = os.fstat(reading.fileno()).st_size
        end = 0
        while end < size:
            try:
                start = os.lseek(reading.fileno(), end, os.SEEK_DATA)
            except OSError:
                break  # a hole to the end
            end = os.lseek(reading.fileno(), start, os.SEEK_HOLE)
            reading.seek(start)
            writing.seek(start)
            while start < end and (data := reading.read(min(1 << 20, end - start))):
                writing.write(data)
                start += len(data)
        writing.truncate(size)


def open_ledger(path: Path, folder: Path) -> Ledger:
    """Copies a file with all that SQLite keeps beside it, unless it changes meanwhile."""
    if path.is_dir():
        return TilesFolder(path)
    names = [path.with_name(path.name + end) for end in ("", *COMPANIONS)]

    def stamp() -> list[tuple[int, ...] | None]:
        stats = [name.stat() if name.exists() else None for name in names]
        return [(s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) if s else None for s in stats]

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CouldNotLook(f"{path} is no regular file")
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise CouldNotLook(f"{path} is not a ledger")
        for attempt in range(3):
            before = stamp()
            (inside := folder / str(attempt)).mkdir(mode=0o700)
            for name in names:
                if name.exists() and (name == path or name.stat().st_size):
                    copy_data(name, inside / f"ledger{name.name[len(path.name):]}")
            if stamp() == before:
                return LedgerFile(path, inside / "ledger")
    except OSError as error:
        raise CouldNotLook(f"{path} cannot be read: {error}") from None
    raise CouldNotLook(f"{path} is in use and changed while it was read")


# --- The verification -------------------------------------------------------------------------

PARTS = (
    "authorship", "completeness", "history", "common-history", "state", "sealed-values", "file")
PART_OF_RULE = {
    "number-used": "completeness", "number-gap": "completeness",
    "previous-mismatch": "completeness", "anchor-missing": "common-history",
    "anchor-shrinks": "common-history", "checkpoint-unknown": "common-history",
    "received-earlier": "history",
}
# An event that breaks one of these is out of place, but this ledger's and by a key in force: what
# follows from it follows, so that one break is not found again in everything behind it.
OUT_OF_PLACE = PART_OF_RULE.keys() - {"number-used"}

STRANGERS_MAX = 64
Obstacle = tuple[str, str, str]  # rule, expected, found


class Verification:
    """One pass over the entries, and what needs the whole log."""

    def __init__(
        self, ledger: Ledger, seen: list[Checkpoint], rules: dict[int, Rules] | None,
        policy: Policy | None
    ) -> None:
        self.ledger = ledger
        self.policy = policy
        self.seen = seen
        self.rules = rules
        self.findings: list[Finding] = list(ledger.damage)
        self.tree = Tree()
        self.size = 0
        self.is_broken = False  # an entry is missing: from there on the tree is unknown
        self.received: dict[int, int] = {}
        self.types: dict[str, tuple[int, Event]] = {}
        self.log_keys: list[tuple[int, VerifierKey]] = []  # each with its first size
        self.lost_anchors: set[int] = set()
        self.rules_newer_from: int | None = None
        self.sealing: dict[str, Event] = {}
        self.directory = Directory(
            self.received, self.types, self.lost_anchors, self.sealing, rules)
        self.foreign_anchors: set[str] = set()
        self.last_received: int | None = None
        self.events: dict[int, Event] = {}
        self.published = {size: note for size, note in ledger.checkpoints}
        self.boxes: dict[str, int] = {}  # of commitments, by the id of their sealing key
        self.matched = self.absent = 0
        self.bad_checkpoints: set[int] = set()
        self.cosigned: dict[str, int] = {}  # the greatest size by the witness's key
        self._run()

    # The pass.

    def _run(self) -> None:
        count = 0
        for position, data in self.ledger.entries():
            count += 1
            if position < 0:
                self._find("history", "entry-position", "a position from 0", str(position),
                           {"kind": "object", "name": "entries"})
                with contextlib.suppress(Malformed):  # what it seals is still accounted for
                    self.events[position] = Entry.read(data).event
                continue
            if position > self.size:
                self._find_at(self.size, "history", "entry-missing", "an entry",
                              f"none before entry {position}")
                self.size, self.is_broken = position, True
            self._take(position, data)
            self.size += 1
            if not self.is_broken:
                self.tree.append(data)
        least = 1 if self.ledger.is_file else self.ledger.checkpoints[0][0]
        if self.size < least:
            self._find_at(self.size, "history", "entry-missing", "an entry", "none")
            self.is_broken = not self.ledger.is_file
        self._check_checkpoints()
        self._check_tiles()
        self._check_index(count)
        self._check_sealed_values()
        if self.genesis:
            self._check_seen_signatures()
            self._check_cosignatures()
            self._check_evidence()
        self.findings += [f for f in self.ledger.damage if f not in self.findings]

    @property
    def genesis(self) -> Genesis | None:
        return self.directory.genesis

    def log_key(self, size: int) -> VerifierKey:
        """The log key in force after so many entries; of more than there are, the newest."""
        return [key for first, key in self.log_keys if first <= max(size, 1)][-1]

    @property
    def rules_are_known(self) -> bool:
        """Whether the rules in force are among those given; version 1, if none were."""
        return self.rules_newer_from is None

    def _note_rules(self, index: int) -> None:
        """What follows from entries that newer rules judge is not known, from the first on."""
        if self.rules is None:
            is_known = self.directory.rules[0] == 1
        else:
            # What the ledger's own types do is written here as version 1 has it.
            known = self.directory.rules_in_force
            is_known = known is not None and known.own_types == self.rules[1].own_types
        if self.rules_newer_from is None and not is_known:
            self.rules_newer_from = index + 1 if index else 0

    def _take(self, index: int, data: bytes) -> None:
        try:
            entry = Entry.read(data)
        except Malformed as error:
            self._find_at(index, "authorship", "entry-form", "a canonical entry", str(error))
            return
        event = self.events[index] = entry.event
        self.received[index] = entry.received
        self.types.setdefault(event.hash, (index, event))
        if event.commitments():
            self.sealing.setdefault(event.hash, event)
        if index > 0 and self.genesis is None:
            self.last_received = entry.received
            return
        key = self.directory.keys.get(event.key)
        obstacle = self._open(event, entry.received) if index == 0 else self._obstacle(entry, index)
        if obstacle:
            rule, expected, found = obstacle
            self._find_at(
                index, PART_OF_RULE.get(rule, "authorship"), rule, expected, found)
            if rule == "checkpoint-unknown":
                self.foreign_anchors.add(event.key)
        if index > 0 and (obstacle is None or obstacle[0] in OUT_OF_PLACE):
            is_judged = self.rules_are_known or event.type.startswith("auditledger.")
            self.directory.take(event, index, entry.received, is_judged)
            if self.directory.needs_refold:
                self.directory = self.directory.refolded()
        if self.genesis:
            self._note_rules(index)
        if self.directory.log and (
                not self.log_keys or self.log_keys[-1][1] != self.directory.log):
            self.log_keys.append((index + 1, self.directory.log))
        self.last_received = entry.received
        if index == 0 and self.genesis:
            key = self.directory.keys.get(event.key)
        if key and not is_signature(key.verifier.key, entry.signature, event.signed_bytes):
            self._find_at(index, "authorship", "bad-signature", "a signature by the author's key",
                          "another")

    def _open(self, event: Event, received: int) -> Obstacle | None:
        """The first event brings its own keys."""
        if event.type != "auditledger.ledger.opened.v1" or event.number != 1 or (
                event.ledger or event.previous or event.anchor):
            return "not-opened", "ledger.opened as the first event", "another"
        try:
            genesis = Genesis.read(event)
        except Malformed as error:
            return "form", "what ledger.opened holds", str(error)
        if event.desk != "registrar" or event.subject != genesis.data["scope"]:
            return "wrong-desk", "registrar", event.desk
        if event.key not in {key.fingerprint for key in genesis.registrars}:
            return "unknown-key", "a registrar that the event names", event.key
        self.directory.open(event, genesis, received)
        return None

    def _obstacle(self, entry: Entry, index: int) -> Obstacle | None:
        """Why the event cannot be the next entry, its signature aside."""
        event, genesis = entry.event, self.genesis
        assert genesis
        if event.ledger != genesis.hash:
            if event.ledger is None:
                return "already-opened", "one ledger.opened", "a second"
            return "other-ledger", genesis.hash, event.ledger
        schemas = self.directory.schemas
        if schemas and self.rules_are_known and event.type not in schemas:
            return "unknown-type", "a type of the rules in force", event.type
        if event.type == "auditledger.ledger.opened.v1":
            return "already-opened", "one ledger.opened", "a second"
        if self.directory.awaited and event.type != "auditledger.act.approved.v1":
            return "awaiting-registrars", "the approval of all registrars", event.type
        key = self.directory.keys.get(event.key)
        if key is None:
            return "unknown-key", "a registered key", event.key
        if not key.is_in_force(index) or key.role == "log":
            return "key-not-in-force", "a key in force", event.key
        if key.desk != event.desk:
            return "wrong-desk", key.desk, event.desk
        return self._chain_obstacle(event, key) or self._anchor_obstacle(event, key, index) or (
            ("received-earlier", f"{self.last_received} or later", str(entry.received))
            if self.last_received is not None and entry.received < self.last_received else None) or (
            ("opening-surplus", f"at most {OPENINGS_MAX} sealed values", "more")
            if len(event.commitments()) > OPENINGS_MAX else None)

    def _chain_obstacle(self, event: Event, key: Key) -> Obstacle | None:
        if event.number <= key.head:
            return "number-used", f"number {key.head + 1}", str(event.number)
        if event.number > key.head + 1:
            return "number-gap", f"number {key.head + 1}", str(event.number)
        if event.previous != key.head_hash:
            return "previous-mismatch", key.head_hash, event.previous or "none"
        return None

    def _anchor_obstacle(self, event: Event, key: Key, index: int) -> Obstacle | None:
        if event.anchor is None:
            return ("anchor-missing", "an anchor, as in the key's events before", "none") \
                if key.anchor or key.lost_anchors else None
        size, root = event.anchor
        restarts = self.directory.restarts
        if restarts and key.anchor <= restarts[-1].index and (
                size > index or self._published_root(size) != root):
            # Written before its author knew of the restart: taken in, and no proof.
            self.lost_anchors.add(index)
            return None
        if size < key.anchor:
            return "anchor-shrinks", f"an anchor of size {key.anchor} or more", str(size)
        if size > index or self._published_root(size) != root:
            return "checkpoint-unknown", "a published checkpoint", f"{size}:{root.hex()}"
        return None

    def _published_root(self, size: int) -> bytes | None:
        """The root of the history at a published size; behind a gap, the one that was signed."""
        if self.ledger.is_file and size not in self.published:
            return None
        if size <= self.tree.size:
            return self.tree.root(size)
        try:
            return Checkpoint.read(self.published[size]).root if self.ledger.is_file else None
        except Malformed:
            return None

    # What is held against the whole log.

    def _check_checkpoints(self) -> None:
        newest = None
        for size, note in self.ledger.checkpoints:
            place = {"kind": "checkpoint", "size": size}
            expected = f"the newest checkpoint of size {self.size}"
            if size > self.size:
                self._find("history", "checkpoint-newest", expected, str(size), place)
            elif broken := self._broken_rule(size, note):
                self._find("history", *broken, place)
                self.bad_checkpoints.add(size)
            newest = size
        if newest is None or newest < self.size:
            self._find("history", "checkpoint-newest", f"the newest checkpoint of size {self.size}",
                       str(newest), {"kind": "checkpoint", "size": self.size})

    def _broken_rule(self, size: int, note: bytes) -> Obstacle | None:
        try:
            checkpoint = Checkpoint.read(note)
        except Malformed as error:
            return "checkpoint-form", "a signed checkpoint", str(error)
        if self.ledger.is_file and len(checkpoint.signatures) != 1:
            return "checkpoint-form", "the log's line alone", f"{len(checkpoint.signatures)} lines"
        if (more := checkpoint.text.count(b"\n") - 3) > 0:
            return "checkpoint-form", "no extension lines", f"{more} lines"
        if self.genesis and not checkpoint.is_signed_by(key := self.log_key(size)):
            return "checkpoint-signature", f"a signature by {key.name}", "another"
        if checkpoint.size != size:
            return "checkpoint-size", str(size), str(checkpoint.size)
        root = self.tree.root(size) if 0 < size <= self.tree.size else None
        if checkpoint.root != root:
            return "tree-root", checkpoint.root.hex(), root.hex() if root else "no root"
        return None

    def _check_tiles(self) -> None:
        stored = dict(self.ledger.tiles) if isinstance(self.ledger, LedgerFile) else {}
        for level, number, hashes in self.tree.tiles(partial=not self.ledger.is_file):
            if isinstance(self.ledger, LedgerFile):
                found = stored.pop((level, number), None)
            else:
                found = self.ledger.tile(level, number, len(hashes) // 32)
            place = {"kind": "tile", "level": level, "number": number}
            if found is None:
                self._find("history", "tile-missing", f"{len(hashes) // 32} hashes", "none", place)
            elif found != hashes:
                self._find("history", "tile-mismatch", "the hashes of the entries", "others", place)
        if not self.is_broken:
            for level, number in stored:
                self._find("history", "tile-surplus", "no such tile in this log", "one",
                           {"kind": "tile", "level": level, "number": number})

    def _check_index(self, count: int) -> None:
        index = self.ledger.index
        if index is None:
            return
        for position, event in self.events.items():
            if (found := index.get(bytes.fromhex(event.hash))) != position:
                self._find("state", "index-row", f"entry {position}", f"entry {found}",
                           {"kind": "index-row", "event": event.hash})
        if len(index) != count:
            for hash, position in index.items():
                if position not in self.events or self.events[position].hash != hash.hex():
                    self._find("state", "index-surplus", "an event in the log", "none",
                               {"kind": "index-row", "event": hash.hex()})

    def _check_sealed_values(self) -> None:
        if self.ledger.sealed is None:
            return
        surplus = dict(self.ledger.sealed)
        copy_size = self.ledger.copy_size
        for position, event in self.events.items():
            for pointer, commitment in event.commitments():
                box = self.ledger.sealed.get((event.hash, pointer))
                surplus.pop((event.hash, pointer), None)
                is_erased = (event.hash, pointer) in self.directory.erased
                place = {"kind": "sealed-value", "event": event.hash, "pointer": pointer}
                self.matched += box is not None
                if box is None:
                    if copy_size is not None and position >= copy_size:
                        self.absent += not is_erased
                    elif not is_erased and self.rules_are_known:
                        self._find("sealed-values", "sealed-missing", commitment, "none", place)
                elif is_box(box):
                    key = box[:SEALING_KEY_ID_BYTES].hex()
                    self.boxes[key] = self.boxes.get(key, 0) + 1
                else:
                    self._find("sealed-values", "sealed-form", "a box", f"{len(box)} bytes", place)
        for event_hash, pointer in self.ledger.sealed.keys() & self.directory.erased.keys():
            self._find("sealed-values", "sealed-erased", "no value, since it was erased", "a row",
                       {"kind": "sealed-value", "event": event_hash, "pointer": pointer})
        for event_hash, pointer in surplus:
            self._find("sealed-values", "sealed-surplus", "a commitment in the log", "none",
                       {"kind": "sealed-value", "event": event_hash, "pointer": pointer})

    def _check_cosignatures(self) -> None:
        # A stranger's key costs a reader more than the line that brings it: so many are heard.
        named = {key.text for key in self.policy.witnesses.values()} if self.policy else set()
        strangers: set[str] = set()
        for size, witness, line in self.ledger.cosignatures:
            name = witness.decode(errors="replace")
            place = {"kind": "cosignature", "size": size, "witness": name}
            try:
                key = VerifierKey.read(name)
                alone = Checkpoint.read(self.published.get(size, b""))
                note = self.published[size] + line.removesuffix(b"\n") + b"\n"
                signed = Checkpoint.read(note)
                if key.kind != WITNESS_KEY or signed.text != alone.text or (
                        len(signed.signatures) != len(alone.signatures) + 1
                        or signed.signatures[-1][:2] != (key.name, key.key_id)):
                    raise Malformed("not a line by this witness over this checkpoint")
            except Malformed as error:
                self._find(
                    "common-history", "cosignature-form", "a witness's line", str(error), place)
                continue
            if key.text not in named and key.text not in strangers:
                if len(strangers) == STRANGERS_MAX:
                    self._find("common-history", "cosignature-form",
                               f"at most {STRANGERS_MAX} witnesses that no policy names", "another",
                               place)
                    continue
                strangers.add(key.text)
            if not signed.is_signed_by(self.log_key(signed.size), key):
                self._find("common-history", "cosignature-signature", f"a signature by {key.name}",
                           "another", place)
            elif size <= self.size and size not in self.bad_checkpoints:
                self.cosigned[key.text] = max(self.cosigned.get(key.text, 0), size)

    def _check_evidence(self) -> None:
        """What the log kept of another history under its own key."""
        for number, note in self.ledger.evidence.items():
            place = {"kind": "evidence", "number": number}
            try:
                kept = Checkpoint.read(note)
                is_signed = kept.is_signed_by(self.log_key(kept.size))
            except Malformed:
                is_signed = False
            if is_signed and not (kept.size <= min(self.size, self.tree.size)
                                  and self.tree.root(kept.size) == kept.root):
                self._find("common-history", "split-view", "one history under the log key",
                           f"{kept.size}:{kept.root.hex()}", place)
            else:
                self._find("common-history", "evidence-form", "a signed checkpoint of another history",
                           "one of this history" if is_signed else "another text", place)

    def _check_seen_signatures(self) -> None:
        for checkpoint in self.seen:
            if not checkpoint.is_signed_by(self.log_key(checkpoint.size)):
                raise CouldNotLook(
                    f"the kept checkpoint of size {checkpoint.size} is not signed by this log")

    def seen_size(self) -> int | None:
        """The greatest size of a kept checkpoint that agrees; the others are findings."""
        confirmed = None
        for checkpoint in self.seen if self.genesis else []:
            place = {"kind": "seen-checkpoint", "size": checkpoint.size}
            known = checkpoint.size <= self.tree.size
            if checkpoint.size > self.size:
                self._find("common-history", "seen-size", f"{checkpoint.size} entries",
                           str(self.size), place)
            elif known and self.tree.root(checkpoint.size) == checkpoint.root:
                confirmed = max(confirmed or 0, checkpoint.size)
            else:
                self._find("common-history", "seen-root", checkpoint.root.hex(), "another", place)
        return confirmed

    def witnessed(self, policy: Policy | None) -> tuple[Any, Any]:
        """How far the policy's quorum has cosigned, and how far too few have gone on.

        A witness that has cosigned a checkpoint has cosigned the history below it, too.
        """
        if policy is None or self.genesis is None:
            return None, None
        keys = {key.text for key in policy.witnesses.values()}
        sizes = {text: size for text, size in self.cosigned.items() if text in keys}

        def reached(size: int) -> dict[str, int]:
            count = sum(other >= size for other in sizes.values())
            return {"size": size, "witnesses": count, "witnessesNamed": len(keys)}

        enough = [size for size in set(sizes.values()) if policy.is_quorum(
            {text for text, other in sizes.items() if other >= size})]
        newest = max(sizes.values(), default=0)
        is_short = policy.quorum != b"none" and (not enough or max(enough) < newest)
        return reached(max(enough)) if enough else None, reached(newest) if is_short else None

    def anchored(self) -> dict[str, Any] | None:
        """The greatest size that two desks other than the operator's own have anchored."""
        sizes: dict[str, int] = {}
        for fingerprint, key in self.directory.keys.items():
            if key.anchor and key.role not in OPERATOR and key.set_aside_from is None and (
                    fingerprint not in self.foreign_anchors):
                sizes[key.desk] = max(sizes.get(key.desk, 0), key.anchor)
        if len(sizes) < 2:
            return None
        size = sorted(sizes.values())[-2]
        return {"desks": sorted(desk for desk in sizes if sizes[desk] >= size), "size": size}

    def trust_basis(
        self, trusted: str | VerifierKey | None, policy: Policy | None
    ) -> dict[str, Any]:
        """What the verification rests on; what is given and does not fit is a finding."""
        if self.genesis is None:
            return {"kind": "refused"}
        fits_policy = policy is None or any(key in policy.logs for _, key in self.log_keys)
        if not fits_policy:
            self._find("authorship", "trust-policy", "a log key that the policy names",
                       self.log_keys[-1][1].text, {"kind": "ledger"})
        if trusted is None:
            return {"kind": "nothing" if policy is None else "policy" if fits_policy else "refused"}
        if isinstance(trusted, str):
            if trusted == self.genesis.hash:
                return {"kind": "genesis", "value": trusted}
            place = {"kind": "ledger"}
            self._find("authorship", "trust-genesis", trusted, self.genesis.hash, place)
            return {"kind": "refused"}
        # Anyone could have named a registrar's key in a ledger: it counts once it has signed.
        if any(key.role == "registrar" and key.head > 0 and key.verifier.key == trusted.key
               for key in self.directory.keys.values()):
            return {"kind": "registrar", "value": trusted.text}
        if any(trusted.key == key.key for _, key in self.log_keys):
            return {"kind": "log-key", "value": trusted.text}
        self._find("authorship", "trust-key", f"{trusted.text} as a registrar that signed here",
                   "another", {"kind": "ledger"})
        return {"kind": "refused"}

    def _find(self, part: str, rule: str, expected: str, found: str, place: Place) -> None:
        self.findings.append(Finding(part, place, rule, expected, found))

    def _find_at(self, index: int, part: str, rule: str, expected: str, found: str) -> None:
        self._find(part, rule, expected, found, {"kind": "entry", "index": index})


SEALING_KEY_ID_BYTES = 8
BOX_UNITS_MAX = 257  # of 256 bytes: a salt and the greatest value, filled up


def is_box(box: bytes) -> bool:
    """Whether a box can be so long: key id, nonce, whole units of 256 bytes, tag."""
    units, rest = divmod(len(box) - SEALING_KEY_ID_BYTES - 12 - 16, 256)
    return rest == 0 and 1 <= units <= BOX_UNITS_MAX


# --- The rules' digest ------------------------------------------------------------------------

WORDING = {"x-label", "x-help", "title", "description", "examples", "$comment"}
CONSTANTS = {
    "clockToleranceSeconds": CLOCK_TOLERANCE, "entryBytesMax": ENTRY_BYTES_MAX,
    "equivocationsMax": EQUIVOCATIONS_MAX,
    "eventBytesMax": EVENT_BYTES_MAX, "openingsMax": OPENINGS_MAX, "pendingActsMax": PENDING_MAX,
    "sealedValueBytesMax": 65_536,
}


def without_wording(schema: Any) -> Any:
    """A schema without what is said to people in it."""
    if not isinstance(schema, dict):
        return schema
    rules: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
            rules[keyword] = [without_wording(one) for one in value]
        elif keyword in ("properties", "$defs"):
            rules[keyword] = {name: without_wording(one) for name, one in value.items()}
        elif keyword == "x-sealed":
            rules[keyword] = value | {"schema": without_wording(value["schema"])}
        elif keyword in ("not", "if", "then", "else", "additionalProperties", "propertyNames",
                         "items", "contains"):
            rules[keyword] = without_wording(value)
        elif keyword not in WORDING:
            rules[keyword] = value
    return rules


def sealed_class(schema: Any, pointer: str) -> str | None:
    """The class of the sealed field at a pointer from the event's root; None where none is."""
    node = schema
    for token in pointer.split("/")[2:]:
        node = _resolved(schema, node)
        if token in node.get("properties", {}):
            node = node["properties"][token]
        elif token.isdecimal() and isinstance(node.get("items"), dict):
            node = node["items"]
        else:
            return None
    return next((part["x-sealed"]["class"] for part in _same_place(schema, node)
                 if "x-sealed" in part), None)


def _same_place(schema: Any, node: Any) -> Iterator[Any]:
    """A schema and those that it refers to."""
    while isinstance(node, dict):
        yield node
        if "$ref" not in node:
            return
        *_, name = node["$ref"].split("/")
        node = schema["$defs"][name]


def _resolved(schema: Any, node: Any) -> dict[str, Any]:
    """What describes the members or elements of a place."""
    return functools.reduce(
        lambda found, part: part | found, _same_place(schema, node), dict[str, Any]())


def rules_of(schema: Any) -> Any:
    """What of a type's schema the digest of the rules covers."""
    return {"roles": sorted(schema["x-roles"]), "schema": without_wording(schema)}


def read_rules(folder: Path) -> dict[int, Rules]:
    """The rules of every version: a folder each, of what differs from the version before."""
    versions: dict[int, Rules] = {}
    schemas: Schemas = {}
    try:
        while (version := folder / f"v{len(versions) + 1}").is_dir():
            for prefix, files in (("auditledger", "ledger/*.json"), ("deskpilkada", "*.json")):
                for file in version.glob(files):
                    schemas[f"{prefix}.{file.stem}.v1"] = json.loads(read_file(file))
            types = {name: rules_of(schema) for name, schema in schemas.items()}
            rules = {"constants": CONSTANTS, "types": types}
            text = json.dumps(rules, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            versions[len(versions) + 1] = Rules(sha256(text.encode()).hex(), dict(schemas))
    except (OSError, ValueError, LookupError) as error:
        raise CouldNotLook(f"{folder} does not hold the schemas: {error}") from None
    if not versions:
        raise CouldNotLook(f"{folder} does not hold the schemas")
    return versions


# --- The report -------------------------------------------------------------------------------

NEEDS_DIRECTORY = {"authorship", "completeness", "history", "common-history", "state"}
TITLES = {
    "authorship": "1 Authorship", "completeness": "2 Completeness per author",
    "history": "3 One history", "common-history": "4 The same history for everybody",
    "state": "5 State follows from history", "sealed-values": "Sealed values", "file": "File",
}
FINDINGS_MAX = 20


def member_of(part: str) -> str:
    """The part's member in the report: `common-history` is `commonHistory`."""
    first, *others = part.split("-")
    return first + "".join(word.title() for word in others)


def report_of(
    run: Verification, trusted: str | VerifierKey | None, policy: Policy | None
) -> dict[str, Any]:
    """The report for machines: of the other program's form, as far as this one looks."""
    witnessed, cosigned = run.witnessed(policy)
    confirmed = {"anchored": run.anchored(), "seen": run.seen_size(), "witnessed": witnessed}
    trust = run.trust_basis(trusted, policy)
    report: dict[str, Any] = {
        "ledger": None, "root": None if run.is_broken else run.tree.root(run.tree.size).hex(),
        "rulesNewerFrom": run.rules_newer_from,
        "restarts": [
            {"at": restart.index, "key": restart.key.text, "lost": restart.lost,
             "origin": restart.key.name} for restart in run.directory.restarts],
        "size": min(run.size, INTEGER_MAX), "trust": trust,
        "checkpoints": len(run.ledger.checkpoints),
    }
    if run.genesis:
        data = run.genesis.data
        report["ledger"] = {"genesis": run.genesis.hash, "origin": data["origin"],
                            "rehearsal": data["rehearsal"], "title": data["title"]}
    for part in PARTS:
        report[member_of(part)] = verdict_of(run, part, unchecked(run, part, confirmed))
    report["completeness"]["declaredGaps"] = run.directory.gaps
    report["completeness"]["equivocations"] = sum(
        len(key.twice) for key in run.directory.keys.values())
    report["commonHistory"] |= confirmed | {"cosigned": cosigned}
    report["commonHistory"]["lostAnchors"] = sum(
        key.lost_anchors for key in run.directory.keys.values())
    report["sealedValues"] |= {
        "absent": run.absent, "keyLost": run.ledger.lost_keys, "opened": 0,
        "renewal": run.ledger.is_being_renewed, "unopened": sum(run.boxes.values()),
        "rows": [{"key": key, "count": count} for key, count in sorted(run.boxes.items())]}
    report["copy"] = run.ledger.copy_size
    erased: dict[tuple[str, str, str], int] = {}
    for group in run.directory.erased.values():
        erased[group] = erased.get(group, 0) + 1
    report["sealedValues"]["erased"] = [
        {"class": kind, "basis": basis, "desk": desk, "count": count}
        for (kind, basis, desk), count in sorted(erased.items())]
    return report


def unchecked(run: Verification, part: str, confirmed: dict[str, Any]) -> str | None:
    """Why nothing can be said of a part against which nothing was found."""
    if run.genesis is None and part in NEEDS_DIRECTORY:
        return "not-opened"
    if part == "common-history" and not any(confirmed.values()):
        return "unconfirmed"
    if part == "sealed-values" and (
            run.ledger.sealed is None or run.matched == 0 and run.absent > 0):
        return "not-in-this-copy"
    if part == "sealed-values" and any(f.rule == "unreadable" for f in run.ledger.damage):
        return "unreadable"
    # Of the state only the index is compared, of the file only its pages.
    return "not-by-this-program" if part in ("state", "file") else None


def verdict_of(run: Verification, part: str, reason: str | None) -> dict[str, Any]:
    findings = [finding for finding in run.findings if finding.part == part]
    if not findings:
        return {"verdict": "not-checked", "reason": reason} if reason else {"verdict": "holds"}
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    shown = [{"expected": f.expected, "found": f.found, "place": f.place, "rule": f.rule}
             for f in findings[:FINDINGS_MAX]]
    return {"verdict": "fails", "counts": dict(sorted(counts.items())), "findings": shown}


def show(report: dict[str, Any]) -> None:
    """The report for people."""
    trust, ledger = report["trust"], report["ledger"]
    if report["copy"] is not None:
        print(f"A COPY, its maker says: with the sealed values of the first {report['copy']} entries.")
    if report["sealedValues"]["keyLost"]:
        print(f"SEALING KEY LOST: {', '.join(report['sealedValues']['keyLost'])}.")
    if report["sealedValues"]["renewal"]:
        print("THE RENEWAL OF THE SEALING KEY IS UNFINISHED.")
    print({
        "nothing": "No key was given: the ledger's own keys were believed.",
        "registrar": "Rests on a registrar's key.", "genesis": "Rests on the first event's hash.",
        "log-key": "Rests on the log's key alone: its holder could have written another ledger.",
        "policy": "Rests on a policy alone: the log's holder could have written another ledger.",
        "refused": "What was trusted does not fit this ledger.",
    }[trust["kind"]])
    if ledger:
        print(f"\nLedger       {json.dumps(ledger['title'], ensure_ascii=False)}"
              f"\nOrigin       {ledger['origin']}\nFirst event  {ledger['genesis']}")
    for restart in report["restarts"]:
        print(f"Restarted    at entry {restart['at']} as {restart['origin']}")
    print(f"Tree size    {report['size']}\nRoot         {report['root']}\n")
    for part in PARTS:
        verdict = report[member_of(part)]
        reason = f": {verdict['reason']}" if "reason" in verdict else ""
        print(f"{TITLES[part]}: {verdict['verdict'].upper().replace('-', ' ')}{reason}")
        for finding in verdict.get("findings", []):
            place = " ".join(str(word) for word in finding["place"].values())
            print(f"    {place}: {finding['rule']}: expected {ascii(finding['expected'])}, "
                  f"found {ascii(finding['found'])}")
        if verdict.get("unopened"):
            print(f"    {verdict['unopened']} rows are here, unopened: this program has no sealing key, "
                  "and only that shows whether they hold what was signed")
        if verdict.get("absent"):
            print(f"    {verdict['absent']} values are not with this file")
        for group in verdict.get("erased", []):
            print("    erased: {count} {class}, {basis}, {desk}".format_map(group))
        if part == "common-history":
            for name, quorum in (("witnessed", "quorum met"), ("cosigned", "quorum not met")):
                if reached := verdict[name]:
                    print(f"    {name} to {reached['size']} by {reached['witnesses']} of "
                          f"{reached['witnessesNamed']} witnesses, {quorum}")
            if verdict["anchored"]:
                desks = ", ".join(verdict["anchored"]["desks"])
                print(f"    anchored to {verdict['anchored']['size']} by {desks}")
            if verdict["seen"] is not None:
                print(f"    seen to {verdict['seen']}")
            print("    entries above rest on the log key alone; a cut tail cannot be seen")
    if report["rulesNewerFrom"] is not None:
        print(f"\nNot checked from entry {report['rulesNewerFrom']}: the rules are not those that "
              "this program has.")


# --- The command line -------------------------------------------------------------------------


class Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        print(f"{self.prog}: {message}", file=sys.stderr)
        sys.exit(64)


def read_trust(
    parser: Arguments, texts: list[str]
) -> tuple[str | VerifierKey | None, Policy | None]:
    """At most one key or hash, and at most one policy."""
    trusted: list[str | VerifierKey] = []
    policies: list[Policy] = []
    for text in texts:
        if fits(HEX_64, text):
            trusted.append(text)
        elif Path(text).exists() and "+" not in text:
            policies.append(read_policy(Path(text)))
        else:
            try:
                trusted.append(VerifierKey.read(text))
            except Malformed:
                parser.error("--trust takes a verifier key, 64 hexadecimal digits, or a policy")
    if len(trusted) > 1 or len(policies) > 1:
        parser.error("--trust takes one key or hash, and one policy besides")
    return next(iter(trusted), None), next(iter(policies), None)


def read_policy(path: Path) -> Policy:
    try:
        return Policy.read(read_file(path))
    except (OSError, Malformed) as error:
        raise CouldNotLook(f"{path} is not a policy: {error}") from None


def read_seen(path: Path) -> Checkpoint:
    """A note, the ends of whose lines a scanner may have changed."""
    try:
        text = read_file(path).removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        text = text.rstrip(b"\r\n") + b"\n"
        return Checkpoint.read(text)
    except (OSError, Malformed) as error:
        raise CouldNotLook(f"{path} is not a checkpoint: {error}") from None


def main(arguments: Iterable[str] | None = None) -> int:
    parser = Arguments(prog="verify.py", description="Verifies a ledger a second time.")
    parser.add_argument("ledger", type=Path, help="a ledger's file, or a folder of tiles")
    parser.add_argument("--trust", action="append", default=[],
                        help="a registrar's key, the hash of the first event, or a policy file")
    parser.add_argument("--seen", type=Path, action="append", default=[], help="a kept checkpoint")
    parser.add_argument("--rules", type=Path, help="the folder of the schemas")
    parser.add_argument("--json", action="store_true", help="print for programs")
    options = parser.parse_args(arguments)
    try:
        trusted, policy = read_trust(parser, options.trust)
        with tempfile.TemporaryDirectory() as folder:  # mode 0700
            seen = [read_seen(path) for path in options.seen]
            rules = read_rules(options.rules) if options.rules else None
            run = Verification(open_ledger(options.ledger, Path(folder)), seen, rules, policy)
            report = report_of(run, trusted, policy)
    except CouldNotLook as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(report, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    else:
        show(report)
    if run.findings:
        return 1
    return 0 if run.rules_are_known else 2


if __name__ == "__main__":
    sys.exit(main())
