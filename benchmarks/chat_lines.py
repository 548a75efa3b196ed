"""How fast chats come in, and how much memory that takes, on files invented on the spot.

    python benchmarks/chat_lines.py [--lines 1000000] [--json]

Each measurement runs in a process of its own, so that its peak of memory is its own. CPU time is counted, not waiting.
`read` is the reader alone; `import` is the whole of it, from the file to an empty circle: recognised, read, gathered
to days, compared, written and confirmed on disk. Of the archives in JSON and XML each message counts as a line.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES = {
    "ko": (
        "네 그럴게요",
        "사진",
        "내일 오후에 잠깐 들를게요 괜찮으세요?",
        "ㅋㅋㅋㅋ",
        "어제 주신 빵 정말 맛있었어요",
        "이모티콘",
        "네\n둘째 줄",
    ),
    "en": (
        "sure",
        "<Media omitted>",
        "see you tomorrow afternoon, is that fine?",
        "the bread was really good",
        "ok\nsecond line",
    ),
}
RULE = "-" * 15
WEEKDAYS = "월화수목금토일"
NAMES = ("김하윤", "Noa Berg")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--json", action="store_true")
    options.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measured(*given.one)))
        return
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for shape, (reader, write) in SHAPES.items():
            path = Path(folder) / "chat.txt"
            with path.open("w", encoding="utf-8", newline="") as file:
                lines = write(file, given.lines)
            results[shape] = {deed: apart(reader, path, deed, lines) for deed in ("read", "import")}
    if given.json:
        print(json.dumps(results))
        return
    print(f"{'shape':20}{'lines':>10}{'MB':>7}{'read, lines/s':>16}{'MB peak':>9}{'import, lines/s':>17}{'MB peak':>9}")
    for shape, deeds in results.items():
        read, whole = deeds["read"], deeds["import"]
        print(
            f"{shape:20}{read['lines']:>10,}{read['megabytes']:>7.0f}{read['lines_per_second']:>16,}{read['peak_megabytes']:>9.0f}"
            f"{whole['lines_per_second']:>17,}{whole['peak_megabytes']:>9.0f}"
        )


def apart(reader: str, path: Path, deed: str, lines: int) -> dict[str, float]:
    """The figures of one deed, from a process of its own."""
    asked = [sys.executable, __file__, "--one", reader, str(path), deed]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
    return {**found, "lines": lines, "lines_per_second": int(lines / found["seconds"])}


def measured(reader: str, path: str, deed: str) -> dict[str, float]:
    spend = read_alone if deed == "read" else import_whole
    begun = time.process_time()
    count = spend(reader, Path(path))
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {
        "found": count,
        "megabytes": round(Path(path).stat().st_size / 1e6, 1),
        "seconds": round(spent, 3),
        "peak_megabytes": round(peak, 1),
    }


def read_alone(reader: str, path: Path) -> int:
    """How many messages there are."""
    with path.open("rb") as stream:
        return sum(1 for _ in import_module(f"closecircle.exchange.{reader}").read_chat(stream, path.name))


def import_whole(reader: str, path: Path) -> int:
    """How many days of talks came in with whoever is not the user."""
    with tempfile.TemporaryDirectory() as folder:
        circle = import_module("closecircle.circle").Circle.open(Path(folder, "circle.db"))
        # A backup of messages names everybody but its owner.
        plan = circle.imports.plan(path, dayfirst=False, me="" if reader == "sms" else NAMES[1])
        taken = circle.imports.take(plan, plan.rows)
        circle.close()
    if taken.added != NAMES[:1]:
        raise AssertionError(taken)
    return int(taken.days)


def moments(lines: int, language: str) -> Iterator[tuple[datetime, bool, str, str]]:
    """(moment, whether a new day begins, name, body) until there are enough lines."""
    chance = random.Random(7)
    at, day, done = datetime.fromisoformat("2015-01-01T08:00"), None, 0
    while done < lines:
        at += timedelta(seconds=chance.choice((5, 10, 30, 60, 400)))
        body = chance.choice(BODIES[language])
        done += 1 + body.count("\n")
        yield at, at.date() != day, chance.choice(NAMES), body
        day = at.date()


def android(file: TextIO, lines: int) -> int:
    file.write("\ufeff김하윤 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 1월 1일 오후 1:00\r\n\r\n")
    for at, fresh, name, body in moments(lines, "ko"):
        stamp = (
            f"{at.year}년 {at.month}월 {at.day}일 {'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1}:{at:%M}"
        )
        if fresh:
            file.write(f"\r\n{stamp}\r\n")
        file.write(f"{stamp}, {name} : {body}\r\n")
    return lines


def windows(file: TextIO, lines: int) -> int:
    file.write("김하윤 님과 카카오톡 대화\r\n저장한 날짜 : 2026-01-01 10:44:52\r\n\r\n")
    for at, fresh, name, body in moments(lines, "ko"):
        if fresh:
            file.write(f"{RULE} {at.year}년 {at.month}월 {at.day}일 {WEEKDAYS[at.weekday()]}요일 {RULE}\r\n")
        file.write(f"[{name}] [{'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1}:{at:%M}] {body}\r\n")
    return lines


def mac(file: TextIO, lines: int) -> int:
    file.write("Date,User,Message\n")
    file.writelines(f'{at:%Y-%m-%d %H:%M:%S},"{name}","{body}"\n' for at, _, name, body in moments(lines, "ko"))
    return lines


def whatsapp_android(file: TextIO, lines: int) -> int:
    file.writelines(
        f"{at.month}/{at.day}/{at:%y}, {(at.hour - 1) % 12 + 1}:{at:%M}\u202f{at:%p} - {name}: {body}\n"
        for at, _, name, body in moments(lines, "en")
    )
    return lines


def whatsapp_ios(file: TextIO, lines: int) -> int:
    file.writelines(f"[{at:%d/%m/%Y, %H:%M:%S}] {name}: {body}\r\n" for at, _, name, body in moments(lines, "en"))
    return lines


def line(file: TextIO, lines: int) -> int:
    file.write("[LINE] 김하윤とのトーク履歴\n保存日時：2026/01/01 11:00\n")
    for at, fresh, name, body in moments(lines, "ko"):
        if fresh:
            file.write(f"\n{at:%Y/%m/%d}({'月火水木金土日'[at.weekday()]})\n")
        text = f'"{body}"' if "\n" in body else body
        file.write(f"{at:%H:%M}\t{name}\t{text}\n")
    return lines


def telegram(file: TextIO, lines: int) -> int:
    """As Telegram indents it; a tenth as many messages, since each takes fifteen lines."""
    file.write('{"name": "김하윤", "type": "personal_chat", "id": 71, "messages": [\n')
    for number, (at, _, name, body) in enumerate(moments(lines // 10, "ko")):
        stamp = str(int(at.replace(tzinfo=UTC).timestamp()))
        by = "user71" if name == NAMES[0] else "user9"
        parts = [{"type": "plain", "text": body}]
        known = {"id": number, "type": "message", "date": at.isoformat(), "date_unixtime": stamp, "from": name}
        rest = {"from_id": by, "text": body, "text_entities": parts}
        file.write((",\n" if number else "") + json.dumps({**known, **rest}, indent=1, ensure_ascii=False))
    file.write("\n]}")
    return number + 1


def facebook(file: TextIO, lines: int) -> int:
    """As Meta indents it, each byte a code point; a tenth as many messages."""
    spoilt = {text: text.encode().decode("latin-1") for text in (*NAMES, *BODIES["ko"])}
    file.write(json.dumps({"participants": [{"name": spoilt[name]} for name in NAMES]})[:-1] + ', "messages": [\n')
    for number, (at, _, name, body) in enumerate(moments(lines // 10, "ko")):
        stamp = int(at.replace(tzinfo=UTC).timestamp()) * 1000
        one = {"sender_name": spoilt[name], "timestamp_ms": stamp, "content": spoilt[body], "is_unsent": False}
        file.write((",\n" if number else "") + json.dumps(one, indent=2))
    file.write('\n], "title": ' + json.dumps(spoilt[NAMES[0]]) + ', "thread_path": "inbox/hayun_1"}')
    return number + 1


def sms(file: TextIO, lines: int) -> int:
    """A tenth as many messages."""
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<smses count="{lines // 10}">\n')
    number = 0
    for at, _, name, body in moments(lines // 10, "ko"):
        number += 1
        stamp, kind = int(at.replace(tzinfo=UTC).timestamp()) * 1000, 1 if name == NAMES[0] else 2
        file.write(
            f'<sms protocol="0" address="010-2345-6789" date="{stamp}" type="{kind}" subject="null" '
            f'body="{body} &#55357;&#56832;" read="1" status="-1" contact_name="{NAMES[0]}" />\n'
        )
    file.write("</smses>")
    return number


SHAPES = {
    "kakaotalk android": ("kakaotalk", android),
    "kakaotalk windows": ("kakaotalk", windows),
    "kakaotalk mac csv": ("kakaotalk", mac),
    "whatsapp android": ("whatsapp", whatsapp_android),
    "whatsapp ios": ("whatsapp", whatsapp_ios),
    "line phone": ("line", line),
    "telegram json": ("telegram", telegram),
    "facebook json": ("meta", facebook),
    "sms xml": ("sms", sms),
}

if __name__ == "__main__":
    main()
