"""How much of a folder of real exports is read, and how much of that is right.

    python benchmarks/imports.py FOLDER [--json] [--no-peer]

FOLDER holds `expected.json`: a file's path → its kind and what is in it. A file is *read* when nothing but a clear
refusal of a file with nothing in it stopped the reading, and *right* when, white space folded, it agrees: vCard
contacts, first ten names, numbers and addresses in all; CSV contacts; chats messages, senders, days, first and last
message; SMS records and direction; friends.md friends, activities, notes, names. `found` counts against `expected`,
and what is too much is taken off again. Files whose day and month cannot be told apart are answered from `dayfirst`
and counted under `asked`.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closecircle.core.errors import Unreadable
from closecircle.exchange import contacts_csv, formats, vcard
from closecircle.exchange.records import ContactRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

KINDS = (
    *("vcard", "contacts_csv", "kakaotalk", "whatsapp", "line", "telegram", "facebook", "instagram"),
    *("sms_backup_restore", "friends.md"),
)
READERS = {
    "kakaotalk": "kakaotalk",
    "whatsapp": "whatsapp",
    "line": "line",
    "telegram": "telegram",
    "facebook": "meta",
    "instagram": "meta",
    "sms_backup_restore": "sms",
    "mbox": "mbox",
    "friends.md": "friends_md",
}
Expected = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """The figures of one kind."""

    files: int = 0
    read: int = 0
    right: int = 0
    found: int = 0
    expected: int = 0
    asked: int = 0


@dataclass(slots=True)
class Outcome:
    """What came of one file: how many records, and whether everything asked for agrees."""

    found: int
    right: bool
    asked: bool = False


def main() -> int:
    parser = argparse.ArgumentParser(description="Read a folder of real exports and compare with its expected.json.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--no-peer", action="store_true", help="leave out the comparison with vobject")
    parser.add_argument("--wrong", action="store_true", help="name the files that are not right, on stderr")
    options = parser.parse_args()
    try:
        expected: dict[str, Expected] = json.loads((options.folder / "expected.json").read_text("utf-8"))
    except (OSError, ValueError) as trouble:
        print(f"{options.folder}: no expected.json that can be read ({trouble})", file=sys.stderr)
        return 3
    began = time.process_time()
    tallies = {kind: Tally() for kind in KINDS}
    for name, wanted in sorted(expected.items()):
        kind = str(wanted.get("kind", ""))
        tally = tallies.setdefault(kind, Tally())
        if not _count(options.folder / name, kind, wanted, tally) and options.wrong:
            print(f"not right: {name}", file=sys.stderr)
    if options.json:
        print(json.dumps({kind: asdict(tally) for kind, tally in tallies.items()}, indent=2))
    else:
        _table(tallies, time.process_time() - began)
        if not options.no_peer:
            _peer(options.folder, expected)
    return 0


def _count(path: Path, kind: str, wanted: Expected, tally: Tally) -> bool:
    """Read one file and add it to the figures; whether it is right."""
    target = _target(kind, wanted)
    tally.files += 1
    tally.expected += target
    try:
        outcome = _read(path, kind, wanted)
    except Unreadable:
        # A file with nothing in it is to be refused in one sentence.
        tally.read += target == 0
        tally.right += target == 0
        return target == 0
    except Exception as trouble:  # noqa: BLE001  # a benchmark measures readers that fall over, too
        print(f"{path}: {type(trouble).__name__}: {trouble}", file=sys.stderr)
        return False
    tally.read += 1
    tally.right += outcome.right
    tally.asked += outcome.asked
    tally.found += max(0, target - abs(outcome.found - target))
    return outcome.right


def _target(kind: str, wanted: Expected) -> int:
    """How many records there are to be found; 0 where a kind unknown here does not say."""
    if kind == "sms_backup_restore":
        return sum(wanted["records"].values())
    if kind == "friends.md":
        return int(wanted["friends"]) + int(wanted["activities"]) + int(wanted["notes"])
    return int(wanted.get("contacts" if kind in ("vcard", "contacts_csv") else "messages", 0))


def _read(path: Path, kind: str, wanted: Expected) -> Outcome:
    source = formats.sources(path)[0]
    recognised = str(source.format)
    if recognised != kind and {recognised, kind} != {"facebook", "instagram"}:
        print(f"{path}: taken for {recognised}, not {kind}", file=sys.stderr)
        return Outcome(found=0, right=False)
    with source.open() as stream:
        if kind == "vcard":
            return _contacts(vcard.read(stream), wanted)
        if kind == "contacts_csv":
            return _contacts(contacts_csv.read(stream), wanted)
        module = importlib.import_module(f"closecircle.exchange.{READERS[kind]}")
        if kind == "friends.md":
            return _friends(module, stream, source.name, wanted)
        return _chat(module, stream, source.name, kind, wanted)


def _contacts(records: Iterator[object], wanted: Expected) -> Outcome:
    contacts = [record for record in records if isinstance(record, ContactRecord)]
    right = len(contacts) == wanted["contacts"]
    if "names" in wanted:
        right = right and [_folded(one.name_raw) for one in contacts[:10]] == [
            _folded(name) for name in wanted["names"]
        ]
        right = right and sum(len(one.phones) for one in contacts) == wanted["phones_total"]
        right = right and sum(len(one.emails) for one in contacts) == wanted["emails_total"]
    return Outcome(found=len(contacts), right=right)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _chat(module: Any, stream: Any, name: str, kind: str, wanted: Expected) -> Outcome:
    asked = False
    if kind == "telegram":
        messages = [message for reading in module.read_chats(stream, name) for message in _said(reading)]
    else:
        reading = module.read_chat(stream, name)
        asked = reading.asked is not None
        if asked:
            stream.seek(0)
            reading = module.read_chat(stream, name, dayfirst=wanted.get("dayfirst"))
        messages = _said(reading)
        if kind == "sms_backup_restore":
            return _sms(reading, wanted)
    senders = Counter(_folded(message.sender) for message in messages)
    right = len(messages) == wanted["messages"]
    if isinstance(wanted.get("senders"), dict):
        right = right and senders == {_folded(sender): count for sender, count in wanted["senders"].items()}
    elif "senders" in wanted:
        right = right and set(senders) == {_folded(sender) for sender in wanted["senders"]}
    if "days_talked" in wanted:
        right = right and len({message.at.date() for message in messages}) == wanted["days_talked"]
        ends = [messages[0].at, messages[-1].at] if messages else [None, None]
        right = right and [_stamp(end) for end in ends] == [wanted["first"], wanted["last"]]
    return Outcome(found=len(messages), right=right, asked=asked)


def _said(reading: Any) -> list[Any]:
    """The messages; calls that the file keeps beside them are none."""
    found = list(reading)
    return [message for message in found if message.kind != "call"] if reading.calls_beside else found


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _sms(reading: Any, wanted: Expected) -> Outcome:
    """Records of every type; drafts and failed ones are counted here and are no messages."""
    records, direction = dict(reading.records), dict(reading.directions)
    right = records == wanted["records"] and direction == wanted["direction"]
    return Outcome(found=sum(records.values()), right=right)


def _friends(module: Any, stream: object, name: str, wanted: Expected) -> Outcome:
    journal = module.read_journal(stream, name)
    found = (len(journal.friends), len(journal.activities), len(journal.notes))
    names = sorted(_folded(friend.name) for friend in journal.friends)
    right = found == (wanted["friends"], wanted["activities"], wanted["notes"])
    return Outcome(found=sum(found), right=right and names == sorted(_folded(one) for one in wanted["names"]))


def _table(tallies: dict[str, Tally], seconds: float) -> None:
    print(f"{'kind':<20}{'files':>7}{'read':>7}{'right':>7}{'found':>9}{'expected':>10}{'asked':>7}")
    for kind, one in tallies.items():
        print(f"{kind:<20}{one.files:>7}{one.read:>7}{one.right:>7}{one.found:>9}{one.expected:>10}{one.asked:>7}")
    print(f"{seconds:.2f} s of CPU")


def _peer(folder: Path, expected: dict[str, Expected]) -> None:
    """The same vCards through vobject, as its users call it, where it is installed."""
    if importlib.util.find_spec("vobject") is None:
        print("vobject is not installed (pip install vobject): no comparison")
        return
    import logging  # noqa: PLC0415  # silence for a library that logs every bad line

    logging.disable(logging.CRITICAL)
    vobject = importlib.import_module("vobject")
    ways: tuple[tuple[str, dict[str, bool]], ...] = (
        ("vobject", {}),
        ("vobject, most tolerant", {"allowQP": True, "ignoreUnreadable": True}),
    )
    for label, how in ways:
        tally = Tally()
        for name, wanted in sorted(expected.items()):
            if wanted.get("kind") == "vcard":
                tally.files += 1
                tally.expected += wanted["contacts"]
                _through(partial(vobject.readComponents, **how), folder / name, wanted, tally)
        print(f"{label:<24}{tally.files:>3}{tally.read:>7}{tally.right:>7}{tally.found:>9}{tally.expected:>10}{'-':>7}")


def _through(read: Callable[[str], Iterator[Any]], path: Path, wanted: Expected, tally: Tally) -> None:
    cards: list[Any] = []
    try:
        for card in read(path.read_bytes().decode("utf-8")):
            cards.append(card)  # noqa: PERF402  # what came before it fell over counts
        tally.read += 1
        tally.right += _agrees(cards, wanted)
    except Exception:  # noqa: BLE001, S110  # that it falls over is the measurement
        pass
    tally.found += max(0, wanted["contacts"] - abs(len(cards) - wanted["contacts"]))


def _agrees(cards: list[Any], wanted: Expected) -> bool:
    def total(name: str) -> int:
        return sum(bool(str(line.value).strip()) for card in cards for line in card.contents.get(name, []))

    names = [_folded(str(card.fn.value)) if "fn" in card.contents else "" for card in cards[:10]]
    # A card without FN is taken for right: its N is an object that each user joins in another way.
    same = all(not mine or mine == _folded(other) for mine, other in zip(names, wanted["names"], strict=False))
    counts = (len(cards), total("tel"), total("email"))
    return same and counts == (wanted["contacts"], wanted["phones_total"], wanted["emails_total"])


if __name__ == "__main__":
    sys.exit(main())
