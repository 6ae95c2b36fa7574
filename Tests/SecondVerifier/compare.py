"""Shows both verifiers the same ledgers, sound and altered, and fails where they disagree.

Makes the demo ledger and altered copies of it: bytes changed, rows taken out, put in and exchanged,
events forged by whoever holds some of the keys, histories signed anew by whoever holds the log's.
For each copy, proofs 1 to 4 and the sealed values must have one verdict, with as many findings of
each rule. Places are drawn by the seed; the same seed makes the same copies.

The second verifier also reads a folder of tiles, sound and with a file of it altered or taken away.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import directories  # noqa: F401, what is imported registers its alterations
import erasures  # noqa: F401
import forgeries  # noqa: F401
import logs  # noqa: F401
from alterations import ALTERATIONS, Ledger
from bounds import faults_in_bounds
from forge import ORIGIN, PROJECT, History, Signer, verify
from hidden import STATUS
from rules import faults_in_rules

# The copies differ in a few places; what was checked once need not be checked in each.
verify.is_signature = functools.cache(verify.is_signature)

PARTS = ("authorship", "completeness", "history", "commonHistory", "sealedValues")
DESKS = "64.01 64.02 64.03 64.07 64.08 64.09 64.11 64.71 64.72 64.74 kpu-64 bawaslu-64"
Answer = tuple[int, dict[str, Any]]


def play_demo(program: Path, folder: Path) -> None:
    """The demo week, as `scripts/demo` plays it."""
    def run(*arguments: str) -> bytes:
        return subprocess.run(
            [program, *arguments], cwd=folder, check=True, capture_output=True,
            env=os.environ | {"LEDGER_CLOCK": "2024-11-17T08:00:00+08:00"}).stdout

    run("init", "--origin", ORIGIN, "--title", "Latihan", "--province", "64", "--rehearsal")
    for desk in DESKS.split():
        role, scope = desk.split("-") if "-" in desk else ("desk", desk)
        run("key", "new", desk, "--out", "keys")
        run("key", "register", f"@keys/{desk}.vkey", "--desk", desk, "--role", role,
            "--scope", scope, "--key", "keys/registrar.pem")
    run("rehearse", str(PROJECT / "scripts" / "demo-week" / "week.ndjson"))
    (folder / "kept.note").write_bytes(run("checkpoint"))


def first_answer(program: Path, arguments: list[str]) -> Answer:
    done = subprocess.run([program, "verify", *arguments, "--json"], capture_output=True)
    return done.returncode, json.loads(done.stdout or b"{}")


def second_answer(arguments: list[str], rules: Path = PROJECT / "Schemas") -> Answer:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = verify.main([*arguments, "--rules", str(rules), "--json"])
    return status, json.loads(out.getvalue() or "{}")


def said(report: dict[str, Any], part: str) -> Any:
    verdict = report.get(part, {})
    return verdict.get("verdict"), verdict.get("counts"), verdict.get("anchored"), (
        verdict.get("seen"), verdict.get("rows"), verdict.get("absent"), verdict.get("keyLost"),
        verdict.get("renewal"), verdict.get("erased"), verdict.get("declaredGaps"),
        verdict.get("witnessed"), verdict.get("cosigned"),
        verdict.get("equivocations"), verdict.get("lostAnchors"))


def agree(one: dict[str, Any], other: dict[str, Any], part: str) -> bool:
    """Whether two reports say the same of a part."""
    if part == "sealedValues" and all(
            "unreadable" in report.get("file", {}).get("counts", {}) for report in (one, other)):
        # Which rows of a damaged table are missed depends on the order of reading.
        return all(report[part]["verdict"] != "holds" for report in (one, other))
    return said(one, part) == said(other, part)


def differences(first: Answer, second: Answer) -> list[str]:
    """What the two say of one ledger in different words."""
    (first_status, one), (second_status, other) = first, second
    if first_status == 2 and other.get("file", {}).get("verdict") == "fails":
        return []  # pages so damaged that the first verifier would rather not look
    found = [f"exit status {first_status}, {second_status}"] if 2 in (
        first_status, second_status) and first_status != second_status else []
    found += [f"{part}: {said(one, part)}, {said(other, part)}"
              for part in PARTS if not agree(one, other, part)]
    return found + [f"{name}: {one.get(name)}, {other.get(name)}"
                    for name in ("ledger", "restarts", "root", "rulesNewerFrom", "size", "trust")
                    if one.get(name) != other.get(name)]


def faults_in_folders(program: Path, folder: Path, draw: random.Random) -> list[str]:
    """What the second verifier answers wrongly about a published log, and either of what is hidden."""
    log = Signer.stored(folder / "keys/log.pem", ORIGIN)
    history = History.of(folder / "ledger.sqlite", log)
    published = folder / "published"
    history.publish(published)
    status, report = second_answer([str(published), "--trust", history.ledger])
    faults = [] if status == 0 and report["size"] == len(history.entries) else ["the sound folder"]
    for path in sorted(path for path in published.rglob("*") if path.is_file()):
        sound = path.read_bytes()
        altered = bytearray(sound)
        altered[draw.randrange(len(altered))] ^= 1 << draw.randrange(8)
        for content in (bytes(altered), sound[: draw.randrange(len(sound))], None):
            path.unlink() if content is None else path.write_bytes(content)
            status, _ = second_answer([str(published)])
            # Without a checkpoint there is nothing to hold the rest against.
            if status != (2 if content is None and path.name == "checkpoint" else 1):
                faults.append(f"{path.relative_to(published)} altered, and not refuted")
            path.write_bytes(sound)
        path.write_bytes(sound + b"hidden")
        for status, _ in (first_answer(program, [str(published)]), second_answer([str(published)])):
            if status != 1:
                faults.append(f"{path.relative_to(published)} with more behind it: {status}")
        path.write_bytes(sound)
    return faults


SIGNATURES = PROJECT / "Tests/TransparencyLogTests/Vectors/Ed25519/edge-cases.json"


def faults_in_signatures() -> list[str]:
    """The edge cases of Ed25519 that the second verifier judges otherwise than the first."""
    faults = []
    for case in json.loads(SIGNATURES.read_text())["cases"]:
        key, message, signature = (
            bytes.fromhex(case[name]) for name in ("publicKey", "message", "signature"))
        is_admitted = not verify.is_weak_key(key)
        if is_admitted != case["keyIsAdmitted"] or is_admitted and (
                verify.is_signature(key, signature, message) != case["signatureVerifies"]):
            faults.append(case["name"])
    return faults


EXAMPLE = PROJECT / "Tests/EventLedgerTests/Vectors/Protocol/worked-example.json"
ARTICLE = PROJECT / "Sources/EventLedger/Documentation.docc/WorkedExample.md"


def faults_in_example() -> list[str]:
    """What the protocol's worked example says otherwise than the second verifier computes."""
    example, article = json.loads(EXAMPLE.read_text()), ARTICLE.read_text()
    keys = {name: verify.VerifierKey.read(text) for name, text in example["keys"].items()}
    tree = verify.Tree()
    computed: list[tuple[str, Any, Any]] = []
    entries = [verify.Entry.read(text.encode()) for text in example["entries"]]
    for index, (text, entry) in enumerate(zip(example["entries"], entries)):
        event, name = entry.event, "desk" if index == 3 else "registrar"
        tree.append(text.encode())
        computed += [
            ("event", example["events"][index], event.hash),
            ("pae", example["paeSHA256"][index], verify.sha256(event.signed_bytes).hex()),
            ("leaf", example["leafHashes"][index], tree.nodes[0][index].hex()),
            ("root", example["roots"][index], tree.root(index + 1).hex()),
            ("key", keys[name].fingerprint, event.key),
            ("signature", True, keys[name].has_signed(entry.signature, event.signed_bytes))]
    for note in example["checkpoints"]:
        checkpoint = verify.Checkpoint.read(note.encode())
        computed.append(("checkpoint", tree.root(checkpoint.size), checkpoint.root))
        computed.append(("note", True, checkpoint.is_signed_by(keys["log"])))
    opening, event = example["opening"], entries[-1].event
    bound = [event.ledger or "", event.source, str(event.number), opening["pointer"], opening["value"]]
    salted = b"\x02" + bytes.fromhex(opening["salt"]) + verify.write_json(bound)
    made = verify.sha256(salted).hex()
    computed += [("opening", opening["commitment"], made),
                 ("commitments", [(opening["pointer"], made)], event.commitments())]
    shown = [entry.event.raw.decode() for entry in entries] + example["events"] + [
        *example["leafHashes"], *example["keys"].values(), opening["bound"], opening["salt"]]
    shown += [line for note in example["checkpoints"] for line in note.split("\n")]
    return [f"{name}: {one}, {other}" for name, one, other in computed if one != other] + [
        f"not in the article: {text}" for text in shown if text not in article]


def main() -> int:
    parser = argparse.ArgumentParser(prog="verify-both", description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", type=Path, default=PROJECT / ".build/release/ledger")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--only", default="", help="the alterations whose name has this text")
    parser.add_argument("--keep", type=Path, help="keep the copies they disagree on in this folder")
    parser.add_argument("--quick", action="store_true", help="make each alteration once")
    parser.add_argument("--verbose", action="store_true", help="tell each copy's findings")
    options = parser.parse_args()
    print(f"seed {options.seed}")
    copies = disagreements = refuted = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        play_demo(options.program.resolve(), folder)
        registrar = (folder / "keys/registrar.vkey").read_text().strip()
        for title, (rounds, make) in ALTERATIONS.items():
            rounds = 1 if options.quick else rounds
            for number in range(rounds if options.only in title else 0):
                draw = random.Random(f"{options.seed} {title} {number}")
                copy = folder / "copy.sqlite"
                shutil.copyfile(folder / "ledger.sqlite", copy)
                ledger = Ledger(copy, folder / "keys", draw)
                make(ledger)
                arguments = [str(copy), "--trust", registrar]
                if draw.random() < 0.5:
                    (folder / "policy").write_text(ledger.policy())
                    arguments += ["--trust", str(folder / "policy")]
                if draw.random() < 0.5:
                    arguments += ["--seen", str(folder / "kept.note")]
                first, second = first_answer(options.program, arguments), second_answer(arguments)
                copies += 1
                refuted += second[0] == 1
                if options.verbose:
                    counts = [second[1].get(part, {}).get("counts") for part in PARTS]
                    print(f"{title} {number}: {second[0]} {counts}")
                different = differences(first, second)
                if title in STATUS and {first[0], second[0]} != {STATUS[title]}:
                    different.append(f"exit status {first[0]}, {second[0]}, not {STATUS[title]}")
                for difference in different:
                    disagreements += 1
                    print(f"{title} {number}: {difference}")
                    if options.keep:
                        options.keep.mkdir(exist_ok=True)
                        shutil.copyfile(copy, options.keep / f"{title} {number}.sqlite")
        if not options.only:
            draw = random.Random(options.seed)
            made_up = Path(tempfile.mkdtemp(dir=folder))
            faults = faults_in_example() + faults_in_signatures()
            faults += faults_in_folders(options.program.resolve(), folder, draw)
            faults += faults_in_bounds(options.program.resolve(), folder)
            faults += faults_in_rules(
                folder / "ledger.sqlite", folder / "keys", draw, made_up,
                functools.partial(first_answer, options.program), second_answer)
            for fault in faults:
                disagreements += 1
                print(fault)
    print(f"{copies} ledgers, {refuted} refuted, {disagreements} disagreements")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
