"""How fast address books come in, and how much memory that takes, on contacts invented on the spot.

    python benchmarks/cards.py [--cards 20000] [--json]

Three files: contacts as a phone writes them, the same in vCard 2.1's quoted-printable, and the same with a photo of
30 KB on every twentieth. `read` is the reader alone; `import` is all of it, from the file to an empty circle. Each
measurement runs in a process of its own; CPU time is counted, not waiting.
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
from importlib import import_module
from pathlib import Path

FAMILIES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "서준하윤지우도현민서예은시우수아지호채원"
PHOTO = "".join(f" {'QUJD' * 18}\r\n" for _ in range(400))
SHAPES = ("phone", "quoted-printable", "photos")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cards", type=int, default=20_000)
    options.add_argument("--json", action="store_true")
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measured(Path(given.one[0]), given.one[1])))
        return
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "contacts.vcf")
        for shape in SHAPES:
            with path.open("w", encoding="utf-8", newline="") as file:
                # Piece by piece: on Linux the peak of a child begins with the size of whoever starts it.
                file.writelines(card(number, shape) for number in range(given.cards))
            results[shape] = {deed: apart(path, deed, given.cards) for deed in ("read", "import")}
    if given.json:
        print(json.dumps(results))
        return
    print(f"{'shape':18}{'cards':>8}{'MB':>6}{'read, cards/s':>15}{'MB peak':>9}{'import, cards/s':>17}{'MB peak':>9}")
    for shape, deeds in results.items():
        read, whole = deeds["read"], deeds["import"]
        print(
            f"{shape:18}{given.cards:>8,}{read['megabytes']:>6.0f}{read['cards_per_second']:>15,}"
            f"{read['peak_megabytes']:>9.0f}{whole['cards_per_second']:>17,}{whole['peak_megabytes']:>9.0f}"
        )


def apart(path: Path, deed: str, cards: int) -> dict[str, float]:
    """The figures of one deed, from a process of its own."""
    run = subprocess.run([sys.executable, __file__, "--one", str(path), deed], check=True, capture_output=True)
    found = json.loads(run.stdout)
    return {**found, "cards_per_second": int(cards / found["seconds"])}


def measured(path: Path, deed: str) -> dict[str, float]:
    begun = time.process_time()
    count = read_alone(path) if deed == "read" else import_whole(path)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {
        "found": count,
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "seconds": round(spent, 3),
        "peak_megabytes": round(peak, 1),
    }


def read_alone(path: Path) -> int:
    """How many contacts there are."""
    return sum(1 for _ in import_module("closecircle.exchange.vcard").read(path))


def import_whole(path: Path) -> int:
    """How many people came into an empty circle."""
    with tempfile.TemporaryDirectory() as folder:
        circle = import_module("closecircle.circle").Circle.open(Path(folder, "circle.db"))
        plan = circle.imports.plan(path)
        taken = circle.imports.take(plan, plan.rows)
        circle.close()
    return len(taken.added)


def card(number: int, shape: str) -> str:
    chance = random.Random(number)
    family, name = chance.choice(FAMILIES), "".join(chance.sample(GIVEN, 2))
    lines = [
        "BEGIN:VCARD",
        "VERSION:2.1" if shape == "quoted-printable" else "VERSION:3.0",
        f"UID:c0ffee00-0000-4000-8000-{number:012}",
        *names(family, name, shape),
        f"TEL;TYPE=CELL:010-{2000 + number // 10000:04}-{number % 10000:04}",
        f"TEL;TYPE=HOME:02-{number % 900 + 100}-{number % 10000:04}",
        f"EMAIL;TYPE=INTERNET:someone{number}@mill.example",
        f"BDAY:{1950 + number % 60}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "ORG:조용한 방앗간;빵",
        "NOTE:늘 호밀빵\\n음력 8월 15일",
        "END:VCARD",
        "",
    ]
    if shape == "photos" and number % 20 == 0:
        lines.insert(4, f"PHOTO;ENCODING=b;TYPE=JPEG:QUJD\r\n{PHOTO}")
    return "\r\n".join(lines)


def names(family: str, name: str, shape: str) -> list[str]:
    if shape != "quoted-printable":
        return [f"N:{family};{name};;;", f"FN:{family}{name}"]

    def coded(text: str) -> str:
        return "".join(f"={byte:02X}" for byte in text.encode())

    how = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"
    return [f"N;{how}:{coded(family)};{coded(name)};;;", f"FN;{how}:{coded(family)}=\r\n{coded(name)}"]


if __name__ == "__main__":
    main()
