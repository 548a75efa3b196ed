"""A plot of how the daily deeds grow with the circle, both axes logarithmic, as SVG."""

from __future__ import annotations

import math

SHOWN = {
    "today, ms of CPU": "#2a6f97",
    "log, ms until confirmed": "#bc4749",
    "bare INSERT, ms until confirmed": "#999999",
    "search, common, Korean": "#52796f",
    "search, rare, English": "#6a4c93",
}
_WIDE, _HIGH, _LEFT, _TOP = 520, 300, 60, 20


def plotted(result: dict[str, dict[str, object]]) -> str:
    """One line a deed; `result` maps "1,000 people, …" to its figures."""
    people = [int(size.split(" ")[0].replace(",", "")) for size in result]
    lines = []
    for place, (start, colour) in enumerate(SHOWN.items()):
        values = [next(float(str(v)) for name, v in rows.items() if name.startswith(start)) for rows in result.values()]
        points = " ".join(f"{_x(count):.0f},{_y(value):.0f}" for count, value in zip(people, values, strict=True))
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(_words(_LEFT + _WIDE + 12, _TOP + 14 + 18 * place, start, colour))
    lines += [_words(_x(people) - 18, _TOP + _HIGH + 18, f"{people:,}", "#555") for people in (1000, 10_000, 100_000)]
    for value in (0.1, 1, 10, 100):
        y = _y(value)
        lines.append(f'<line x1="{_LEFT}" x2="{_LEFT + _WIDE}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>')
        lines.append(_words(8, y + 4, f"{value:g} ms", "#555"))
    lines.append(_words(_LEFT + _WIDE // 2 - 60, _TOP + _HIGH + 36, "people (ten talks each)", "#555"))
    size = f'width="{_LEFT + _WIDE + 260}" height="{_TOP + _HIGH + 48}"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', *lines, "</svg>", ""])


def _x(people: int) -> float:
    return _LEFT + _WIDE * (math.log10(people) - 3) / 2


def _y(value: float) -> float:
    return _TOP + _HIGH * (2 - math.log10(max(value, 0.1))) / 3


def _words(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-family="sans-serif" font-size="12" fill="{colour}">{words}</text>'
