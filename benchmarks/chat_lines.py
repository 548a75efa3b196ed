"""How fast the readers of chats are, and how much memory they take, on files invented on the spot.

    python benchmarks/chat_lines.py [--lines 1000000] [--json]

Each reader runs in a process of its own, so that its peak of memory is its own. CPU time is counted, not waiting.
`read` is the reader alone; `digest` adds what an import does with each message (days, keys).
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
from datetime import datetime, timedelta
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
                write(file, given.lines)
            results[shape] = {
                deed: json.loads(
                    subprocess.run(
                        [sys.executable, __file__, "--one", reader, str(path), deed], check=True, capture_output=True
                    ).stdout
                )
                for deed in ("read", "digest")
            }
    if given.json:
        print(json.dumps(results))
        return
    print(f"{'shape':20}{'lines':>10}{'MB':>7}{'read, lines/s':>16}{'MB peak':>9}{'digest, lines/s':>17}{'MB peak':>9}")
    for shape, deeds in results.items():
        read, digested = deeds["read"], deeds["digest"]
        print(
            f"{shape:20}{read['lines']:>10,}{read['megabytes']:>7.0f}{read['lines_per_second']:>16,}{read['peak_megabytes']:>9.0f}"
            f"{digested['lines_per_second']:>17,}{digested['peak_megabytes']:>9.0f}"
        )


def measured(reader: str, path: str, deed: str) -> dict[str, float]:
    module = import_module(f"closecircle.exchange.{reader}")
    digest = import_module("closecircle.exchange.chat_digest").digest
    with Path(path).open("rb") as stream:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))
        stream.seek(0)
        begun = time.process_time()
        reading = module.read_chat(stream, Path(path).name)
        count = sum(1 for _ in (reading if deed == "read" else digest(reading)))
        spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {
        "lines": lines,
        "found": count,
        "megabytes": round(Path(path).stat().st_size / 1e6, 1),
        "seconds": round(spent, 3),
        "lines_per_second": int(lines / spent),
        "peak_megabytes": round(peak, 1),
    }


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


def android(file: TextIO, lines: int) -> None:
    file.write("\ufeff김하윤 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 1월 1일 오후 1:00\n\r\n")
    for at, fresh, name, body in moments(lines, "ko"):
        stamp = (
            f"{at.year}년 {at.month}월 {at.day}일 {'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1}:{at:%M}"
        )
        if fresh:
            file.write(f"\r\n{stamp}\r\n")
        file.write(f"{stamp}, {name} : {body}\r\n")


def windows(file: TextIO, lines: int) -> None:
    file.write("김하윤 님과 카카오톡 대화\r\n저장한 날짜 : 2026-01-01 10:44:52\r\n\r\n")
    for at, fresh, name, body in moments(lines, "ko"):
        if fresh:
            file.write(f"{RULE} {at.year}년 {at.month}월 {at.day}일 {WEEKDAYS[at.weekday()]}요일 {RULE}\r\n")
        file.write(f"[{name}] [{'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1}:{at:%M}] {body}\r\n")


def mac(file: TextIO, lines: int) -> None:
    file.write("Date,User,Message\n")
    file.writelines(f'{at:%Y-%m-%d %H:%M:%S},"{name}","{body}"\n' for at, _, name, body in moments(lines, "ko"))


def whatsapp_android(file: TextIO, lines: int) -> None:
    file.writelines(
        f"{at.month}/{at.day}/{at:%y}, {(at.hour - 1) % 12 + 1}:{at:%M}\u202f{at:%p} - {name}: {body}\n"
        for at, _, name, body in moments(lines, "en")
    )


def whatsapp_ios(file: TextIO, lines: int) -> None:
    file.writelines(f"[{at:%d/%m/%Y, %H:%M:%S}] {name}: {body}\r\n" for at, _, name, body in moments(lines, "en"))


def line(file: TextIO, lines: int) -> None:
    file.write("[LINE] 김하윤とのトーク履歴\n保存日時：2026/01/01 11:00\n")
    for at, fresh, name, body in moments(lines, "ko"):
        if fresh:
            file.write(f"\n{at:%Y/%m/%d}({'月火水木金土日'[at.weekday()]})\n")
        text = f'"{body}"' if "\n" in body else body
        file.write(f"{at:%H:%M}\t{name}\t{text}\n")


SHAPES = {
    "kakaotalk android": ("kakaotalk", android),
    "kakaotalk windows": ("kakaotalk", windows),
    "kakaotalk mac csv": ("kakaotalk", mac),
    "whatsapp android": ("whatsapp", whatsapp_android),
    "whatsapp ios": ("whatsapp", whatsapp_ios),
    "line phone": ("line", line),
}

if __name__ == "__main__":
    main()
