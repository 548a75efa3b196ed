"""Measure the tone guard on a folder of texts: python benchmarks/tone.py FOLDER [--json].

The folder's files.json names each .jsonl file's language and kind: `promo` texts should be found, `personal` and
`public` ones left alone, `situations` hold one good and one bad draft each. Files of one language and kind are pooled.
A text counts as found when the guard, which finds the language itself and knows no person, names at least one habit
F1..F7. A situation's drafts are checked with the person's context, and any finding flags them.

--show missed|false lists the texts; --held-back prints the third of the texts whose MD5 divides by three by itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from closecircle.words.tone import HABITS, Context, check

KINDS = ("promo", "personal", "public")


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def strings(value: object) -> list[str]:
    """Every string in an item's field, however it is nested."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return []


def register_of(spoken: str) -> str:
    """The level of speech that an item's words name ('해요체', 'warm, first name'), '' where they name none."""
    if "합쇼체" in spoken and "해요체" not in spoken:
        return "formal"
    if "해요체" in spoken:
        return "polite"
    return "plain" if "반말" in spoken else ""


def context_of(item: dict[str, Any]) -> Context:
    """A situation's fields as what the guard would know of the person."""
    person = item.get("person", {})
    occasion = item.get("occasion", "")
    return Context(
        known_words=(*strings(person), item.get("last_talk", "")),
        register=register_of(item.get("register", "")),
        address=person.get("call", person.get("name", "")),
        max_chars=item.get("max_chars"),
        occasion=occasion.replace("_", " "),
        language=item["lang"],
    )


def is_found(text: str) -> bool:
    return any(finding.habit in HABITS for finding in check(text))


def is_held_back(text: str) -> bool:
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def shown(text: str, context: Context | None = None) -> str:
    named = "; ".join(f"{found.rule}: {text[found.start : found.end]}" for found in check(text, context=context))
    line = " ".join(text.split())[:300]
    return f"{line}\n      [{named}]" if named else line


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def table(pools: dict[tuple[str, str], list[str]], situations: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for language in ("ko", "en"):
        found = {kind: sum(map(is_found, pools[language, kind])) for kind in KINDS}
        mine = [item for item in situations if item["lang"] == language]
        rows[language] = {
            "recall": share(found["promo"], len(pools[language, "promo"])),
            "false_alarm_personal": share(found["personal"], len(pools[language, "personal"])),
            "false_alarm_public": share(found["public"], len(pools[language, "public"])),
            "good_flagged": sum(bool(check(item["good"], context=context_of(item))) for item in mine),
            "bad_missed": sum(not check(item["bad"], context=context_of(item)) for item in mine),
        }
    return rows


def show(pools: dict[tuple[str, str], list[str]], situations: list[dict[str, Any]], what: str) -> None:
    for (language, kind), texts in sorted(pools.items()):
        for text in texts:
            if (kind == "promo") == (what == "missed") and is_found(text) == (what == "false"):
                print(f"{language} {kind}: {shown(text)}")
    for item in situations:
        draft = item["bad" if what == "missed" else "good"]
        context = context_of(item)
        if bool(check(draft, context=context)) == (what == "false"):
            print(f"{item['id']}: {shown(draft, context)}")


def print_rows(rows: dict[str, dict[str, Any]], title: str) -> None:
    print(title)
    for name in rows["ko"]:
        cells = [rows[language][name] for language in ("ko", "en")]
        print(f"  {name:22}" + "".join(f"{'-' if cell is None else cell:>10}" for cell in cells))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    parser.add_argument("--show", choices=["missed", "false"], help="list the texts that were missed or falsely named")
    parser.add_argument("--held-back", action="store_true", help="print the held-back third and the rest separately")
    given = parser.parse_args()

    pools: dict[tuple[str, str], list[str]] = defaultdict(list)
    situations: list[dict[str, Any]] = []
    for name, about in json.loads((given.folder / "files.json").read_text("utf-8")).items():
        items = read(given.folder / name)
        if about["kind"] == "situations":
            situations += items
        else:
            pools[about["language"], about["kind"]] += [item["text"] for item in items]

    seen = defaultdict(list, {key: [text for text in texts if not is_held_back(text)] for key, texts in pools.items()})
    rows = table(pools, situations)
    if given.json:
        json.dump(rows, sys.stdout, ensure_ascii=False)
        print()
        return
    print_rows(rows, f"{'all texts':24}{'ko':>10}{'en':>10}")
    if given.held_back:
        back = defaultdict(list, {key: [text for text in texts if is_held_back(text)] for key, texts in pools.items()})
        print_rows(table(back, []), "held back")
        print_rows(table(seen, []), "the rest")
    if given.show:
        show(seen if given.held_back else pools, situations, given.show)
    texts = [text for pool in pools.values() for text in pool]
    if texts:
        took = []
        for text in texts:
            begun = time.perf_counter()
            check(text)
            took.append(time.perf_counter() - begun)
        took.sort()
        print(f"a text: median {took[len(took) // 2] * 1e3:.2f} ms, 99 % {took[len(took) * 99 // 100] * 1e3:.2f} ms")


if __name__ == "__main__":
    main()
