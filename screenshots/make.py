"""Make the screenshots from the demo circle on a fixed day: SVG, and PNG where Chromium is.

Textual's SVG stretches a run of text to its number of characters, so Korean comes out squashed; here every character
gets the x of its own cell. The PNG step needs Chromium and a monospaced Korean font (fonts-nanum-coding on Debian).
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from itertools import accumulate, groupby
from pathlib import Path

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from closecircle.core.text import cells
from closecircle.demo.build import build, settings_for
from closecircle.settings import Places
from closecircle.tui.app import CloseCircle

DAY = date(2026, 11, 24)
HERE = Path(__file__).parent
FONT = "NanumGothicCoding, 'Noto Sans Mono CJK KR', 'D2Coding', monospace"
# Their letters are half a square wide and Rich's cells 12.2: near twice that, glyphs fill their cells, Korean two.
SIZE = "22.5px"
# Signs that a Korean font draws as wide as a syllable although a terminal gives them one cell (›, “, ●, █): in a font
# whose signs are exactly a cell wide at this size.
NARROW = "font-family: 'DejaVu Sans Mono', monospace; font-size: 20.26px"
# name: (columns, rows, keys pressed)
SHOTS: dict[str, tuple[int, int, tuple[str, ...]]] = {
    "today": (80, 24, ()),
    "check-in": (120, 32, ("down", "down")),
    "log": (80, 24, ("down", "1")),
    "draft": (80, 24, ("down", "2")),
    "person": (120, 36, ("down", "down", "enter")),
    "people": (100, 30, ("f3",)),
    "day": (100, 24, ("f4",)),
    "material": (100, 24, ("f5", "down", "enter")),
    "introductions": (100, 24, ("f6",)),
    "looking-back": (100, 30, ("f7",)),
    "search": (100, 24, ("f8",)),
    "history": (100, 24, ("f9",)),
    "settings": (100, 36, ("f10",)),
    "help": (100, 30, ("f1",)),
    "hidden": (80, 24, ("f11",)),
}
# In English somebody who is written to in English is at hand.
ENGLISH_KEYS = {
    "check-in": (),
    "log": ("1",),
    "draft": ("down", "down", "down", "2"),
    "person": ("enter",),
    "material": ("f5", "enter"),
}
# Lines typed after the keys; all but the last are entered.
TYPED = {
    ("ko", "search"): ("커피",),
    ("en", "search"): ("book",),
    ("ko", "day"): (
        "윤보람 지우 콩쿠르 이야기, 떨린다고",
        "오말순, 임소라 같이 귤 드심",
        "ㅂㅈㄹ 제라늄 꽃 피었다고 하심",
    ),
    ("en", "day"): (
        "Ruth brought the bird diary",
        "Ben, Daniel talked lighthouses over coffee",
        "Priya ran twelve miles on Sunday",
    ),
}
THEME = {"ko": "dark", "en": "light"}
_TEXT = re.compile(
    r'<text class="(?P<class>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" '
    r'textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>'
    r"(?P<text>[^<]*)</text>"
)
_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def aligned(svg: str) -> str:
    """The drawing with every character at the x of its cell, and without fonts fetched from elsewhere."""
    first = _TEXT.search(svg)
    if first is None:
        return svg
    width = float(first["length"]) / max(1, len(html.unescape(first["text"])))

    def spread(match: re.Match[str]) -> str:
        at, runs = float(match["x"]), []
        for narrow, signs in groupby(html.unescape(match["text"]), _is_narrow):
            text = "".join(signs)
            places = list(accumulate((width * cells(sign) for sign in text), initial=at))
            at = places.pop()
            if text.strip(" \u00a0"):
                kind = f"{match['class']} n" if narrow else match["class"]
                xs = " ".join(f"{place:.1f}" for place in places)
                runs.append(f'<text class="{kind}" x="{xs}" y="{match["y"]}">{html.escape(text)}</text>')
        return "".join(runs)

    svg = _TEXT.sub(spread, _FACES.sub("", svg))
    svg = re.sub(r"font-family:\s*Fira Code,\s*monospace", f"font-family: {FONT}", svg)
    svg = svg.replace("font-size: 20px", f"font-size: {SIZE}").replace("font-variant-east-asian: full-width;", "")
    return re.sub(r"terminal-\d+-", "t-", svg.replace("</style>", f".n {{ {NARROW} }}\n    </style>", 1))


def _is_narrow(sign: str) -> bool:
    """Whether a sign of one cell is drawn in a font of its own: see NARROW."""
    return not sign.isascii() and sign != "\u00a0" and cells(sign) == 1


def _typed(language: str, name: str) -> list[str]:
    """The keys of the lines to type."""
    keys: list[str] = []
    for line in TYPED.get((language, name), ()):
        keys += [*(["enter"] if keys else []), *line]
    return keys


async def shoot(language: str, folder: Path, only: set[str]) -> list[Path]:
    """All screenshots in one language."""
    made = []
    for name, (columns, rows, keys) in SHOTS.items():
        if only and name not in only:
            continue
        with tempfile.TemporaryDirectory() as place:
            build(Path(place), DAY)
            app = CloseCircle(
                Places(data=Path(place), config=Path(place)),
                replace(settings_for(language), language=language, theme=THEME[language]),
                today=lambda: DAY,
            )
            async with app.run_test(size=(columns, rows)) as pilot:
                await pilot.pause()
                pressed = ENGLISH_KEYS.get(name, keys) if language == "en" else keys
                await pilot.press(*pressed, *_typed(language, name))
                for _turn in range(4):
                    await app.workers.wait_for_complete()
                    await pilot.pause(0.1)
                svg = folder / f"{name}-{language}.svg"
                svg.write_text(aligned(app.export_screenshot(title="closecircle")), encoding="utf-8")
                made.append(svg)
    return made


def to_png(svg: Path) -> None:
    """The drawing as a picture, by Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    if size is None:
        return
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile, "page.html")
        page.write_text(f'<body style="margin:0">{svg.read_text(encoding="utf-8")}</body>', encoding="utf-8")
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                f"--user-data-dir={profile}/profile",
                f"--window-size={int(float(size[1])) + 1},{int(float(size[2])) + 1}",
                f"--screenshot={svg.with_suffix('.png')}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these")
    parser.add_argument("--to", type=Path, default=HERE, help="the folder (default: beside this script)")
    parser.add_argument("--no-png", action="store_true")
    arguments = parser.parse_args()
    arguments.to.mkdir(exist_ok=True)
    for language in ("ko", "en"):
        for svg in asyncio.run(shoot(language, arguments.to, set(arguments.names))):
            if not arguments.no_png:
                to_png(svg)
            sys.stdout.write(f"{svg}\n")


if __name__ == "__main__":
    main()
