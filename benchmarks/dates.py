"""How many typed dates are read right: `python benchmarks/dates.py FILE [--json]`.

FILE is a table (number, language, context, phrase, expected day, note; tabs between) whose first line says
`# today = YYYY-MM-DD`; context log leans to the past, anything else to the future. 12/3 is month and day.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path

from closecircle.core.typed_dates import Prefer, read_date


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    asked = parser.parse_args()
    lines = asked.file.read_text("utf-8-sig").splitlines()
    named = re.search(r"today\s*=\s*(\d{4}-\d{2}-\d{2})", lines[0]) if lines else None
    if named is None:
        parser.error("the first line does not say `# today = YYYY-MM-DD`")
    today = date.fromisoformat(named[1])
    counts = {"phrases": 0, "right": 0, "wrong": 0, "not_understood": 0}
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 5 or cells[2].strip() == "context":
            continue
        context, phrase, expected = cells[2].strip(), cells[3], cells[4].strip()
        prefer = Prefer.PAST if context == "log" else Prefer.FUTURE
        found = read_date(phrase, today, prefer=prefer)
        counts["phrases"] += 1
        # A row without a day holds what must not be taken for one.
        answer = found.isoformat() if found else ""
        if answer == (expected if re.fullmatch(r"\d{4}-\d{2}-\d{2}", expected) else ""):
            counts["right"] += 1
            continue
        counts["wrong" if found else "not_understood"] += 1
        if not asked.json:
            print(f"{context}\t{phrase}\texpected {expected or 'no date'}\tread {answer or 'nothing'}")
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
