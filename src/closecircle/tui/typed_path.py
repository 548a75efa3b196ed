"""A file that somebody typed, dropped on the terminal, or half typed; and the exports lying in Downloads."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date
from os.path import commonprefix
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from closecircle.core.errors import CircleError, WrongUse
from closecircle.core.text import harmless, nfc
from closecircle.exchange import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closecircle.exchange.formats import Format

_ENDINGS = frozenset(
    (".vcf", ".vcard", ".csv", ".tsv", ".txt", ".zip", ".json", ".jsonl", ".ndjson", ".xml", ".mbox", ".md")
)
_OFFERED = _ENDINGS | {""}
_LOOKED_AT, _SEEN = 40, 12
_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file or folder that goes on from what is typed; `text` is the line completed with it."""

    name: str
    text: str
    is_folder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that can be brought in."""

    path: Path
    format: Format
    on: date


def meant(typed: str) -> Path:
    """The file or folder that a line means.

    Terminals write a dropped file in quotes, with backslashes, or as an address; ~ is the home folder. A name is found
    however it is composed (macOS takes 박 apart), and as its controls are shown.

    Raises:
        WrongUse: there is no such file, or there are several.
    """
    ways = [_home(way) for way in _ways(typed)]
    for way in ways:
        path = _there(way)
        if path is not None:
            return path
    dropped = _words(typed)
    if len(dropped) > 1 and all(_there(_home(each)) is not None for each in dropped):
        raise WrongUse("One file at a time, please.")
    missing = ways[-1]
    folder = next((each for each in missing.parents if each.is_dir()), Path.home())
    raise WrongUse("There is no $name in $folder.", name=str(missing.relative_to(folder)), folder=str(folder))


def chosen(typed: str, under: str, *, picked: bool) -> Path:
    """The file meant by a line and the row under the cursor, which wins once it was `picked`; else a file typed whole.

    Raises WrongUse, as `meant` does.
    """
    if under and picked:
        return meant(under)
    try:
        path = meant(typed or under)
    except WrongUse:
        if not under:
            raise
        return meant(under)
    return meant(under) if under and path.is_dir() else path


def going_on(typed: str) -> list[Entry]:
    """The folders, then the files that go on from a half-typed line.

    Left out are hidden ones until their dot is typed, and files whose ending says that they are something else.
    """
    before, slash, begun = typed.lstrip().rpartition("/")
    folder = _there(_home(before + slash or "."))
    if folder is None or not folder.is_dir():
        return []
    wanted = nfc(begun).casefold()
    entries = []
    try:
        for each in folder.iterdir():
            name = nfc(each.name)
            if not name.casefold().startswith(wanted) or (name.startswith(".") and not begun.startswith(".")):
                continue
            inside = each.is_dir()
            if inside or each.suffix.casefold() in _OFFERED:
                shown_name = f"{name}{'/' * inside}"
                entries.append(Entry(name=shown_name, text=f"{before}{slash}{shown_name}", is_folder=inside))
    except OSError:
        return []  # a folder that may not be looked into has nothing to offer
    return sorted(entries, key=lambda entry: (not entry.is_folder, entry.name.casefold()))[:_LISTED]


def completed(typed: str, entries: list[Entry]) -> str:
    """The line as far as everything that goes on from it agrees."""
    common = commonprefix([entry.text for entry in entries])  # noqa: RUF071  # by letters, as a shell completes
    return common if len(common) > len(typed.lstrip()) or len(entries) == 1 else typed


def exports_seen() -> list[Export]:
    """The newest files in Downloads that can be brought in, told by what is in them."""
    from platformdirs import user_downloads_path  # noqa: PLC0415  # only here

    try:
        files = [each for each in user_downloads_path().iterdir() if each.suffix.casefold() in _ENDINGS]
        aged = [(each.stat().st_mtime, each) for each in files if each.is_file()]
    except OSError:
        return []  # no such folder, or none that may be looked into
    found = []
    for seconds, path in sorted(aged, reverse=True)[:_LOOKED_AT]:
        try:
            kind = formats.recognise(path)
        except CircleError:
            continue  # some other file
        found.append(Export(path=path, format=kind, on=date.fromtimestamp(seconds)))  # noqa: DTZ012  # the wall calendar
        if len(found) == _SEEN:
            break
    return found


def shown(path: Path) -> str:
    """A path as one would type it, the home folder as ~."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _ways(typed: str) -> Iterator[str]:
    bare = typed.strip()
    yield bare
    if bare.startswith("file://"):
        yield unquote(urlsplit(bare).path)
    words = _words(bare)
    if len(words) == 1:
        yield words[0]


def _words(typed: str) -> list[str]:
    try:
        return shlex.split(typed)
    except ValueError:
        return []  # an apostrophe in a name, not a quote


def _home(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)  # ~ and the name of nobody


def _there(path: Path) -> Path | None:
    """The path as the disk spells it."""
    try:
        if path.exists():
            return path
        folder = _there(path.parent) if path != path.parent else None
        wanted = harmless(nfc(path.name))
        if folder is None or not folder.is_dir():
            return None
        return next((each for each in folder.iterdir() if harmless(nfc(each.name)) == wanted), None)
    except OSError:
        return None  # too long a name, a folder that may not be looked into
