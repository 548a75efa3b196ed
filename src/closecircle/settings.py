"""The user's settings, from one TOML file, and where everything lives.

`CLOSECIRCLE_DATA` names one folder for all of it; otherwise the platform's own folders are used (XDG on Linux).
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from closecircle.core.errors import WrongUse
from closecircle.core.numbers import Numbers
from closecircle.core.records import dataclass, field
from closecircle.core.text import clean

LANGUAGES = ("ko", "en")
THEMES = ("light", "dark", "contrast", "terminal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user has chosen. `language`, `theme` '': as the system has it. `hide_after`: minutes, 0 never."""

    name: str = ""
    place: str = ""
    signs: str = ""
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    emoji: bool = False
    language: str = ""
    theme: str = ""
    dayfirst: bool = False
    region: str = "KR"
    hide_after: int = 5
    model_url: str = ""
    model_name: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the files live. `circle` is the one database."""

    data: Path
    config: Path

    @property
    def circle(self) -> Path:
        """The one database."""
        return self.data / "circle.db"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"


def places() -> Places:
    """The folders of this user."""
    one_folder = os.environ.get("CLOSECIRCLE_DATA")
    if one_folder:
        folder = Path(one_folder).expanduser()
        return Places(data=folder, config=folder)
    from platformdirs import PlatformDirs  # noqa: PLC0415  # 20 ms that a set CLOSECIRCLE_DATA saves

    folders = PlatformDirs("closecircle", appauthor=False)
    return Places(data=folders.user_data_path, config=folders.user_config_path)


def clock() -> date:
    """Today, or the day that `CLOSECIRCLE_TODAY` sets.

    Raises:
        WrongUse: the variable holds no date.
    """
    fixed = os.environ.get("CLOSECIRCLE_TODAY")
    if not fixed:
        return date.today()  # noqa: DTZ011  # the wall calendar of the person at the keyboard is the one that counts
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise WrongUse("CLOSECIRCLE_TODAY is $value; write it like 2026-11-24.", value=fixed) from None


def load(file: Path) -> Settings:
    """Read the settings; the defaults when there is no file.

    Raises:
        WrongUse: the file is no TOML, or a value does not fit; says which.
    """
    if not file.exists():
        return Settings()
    import tomllib  # noqa: PLC0415  # only where there is something to read

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUse(
            "The settings in $file cannot be read: $why.", file=file.name, why=error.strerror or ""
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse("The settings in $file cannot be read: $why.", file=file.name, why=str(error)) from None
    return from_table(table, file.name)


def from_table(table: dict[str, Any], source: str) -> Settings:
    """Settings from a table as TOML gives it; unknown names are refused, so that a slip of the pen is seen."""
    from dataclasses import fields, replace  # noqa: PLC0415  # only where a file has something to say

    settings = Settings()
    known = {item.name for item in fields(Settings)} - {"numbers"}
    numbers = {item.name for item in fields(Numbers)}
    values: dict[str, Any] = {}
    chosen: dict[str, int] = {}
    for name, value in table.items():
        if name == "today" and isinstance(value, dict):
            for inner, number in value.items():
                if inner not in numbers:
                    raise WrongUse("$file holds “$name”, which is no setting.", file=source, name=f"today.{inner}")
                chosen[inner] = checked(f"today.{inner}", number, getattr(settings.numbers, inner), source)
        elif name in known:
            values[name] = checked(name, value, getattr(settings, name), source)
        else:
            raise WrongUse("$file holds “$name”, which is no setting.", file=source, name=name)
    return replace(settings, **values, numbers=replace(settings.numbers, **chosen))


def checked(name: str, value: object, default: object, source: str) -> Any:
    """A value of the kind that the default is of, cleaned; refused otherwise."""
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(clean(item) for item in value)
    if isinstance(default, dict) and isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return {clean(key): clean(item) for key, item in value.items()}
    if isinstance(default, dict):
        raise WrongUse("“$name” in $file is not of the right kind.", name=name, file=source)
    if isinstance(default, bool) is isinstance(value, bool) and isinstance(value, type(default)):
        if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value <= _MOST:
            raise WrongUse("“$name” in $file is out of range.", name=name, file=source)
        if isinstance(value, str):
            allowed = {"language": LANGUAGES, "theme": THEMES}.get(name, ())
            if value and allowed and value not in allowed:
                raise WrongUse("“$name” in $file is one of: $names.", name=name, file=source, names=", ".join(allowed))
            return clean(value)
        return value
    raise WrongUse("“$name” in $file is not of the right kind.", name=name, file=source)


_MOST = 100_000


def save(file: Path, settings: Settings) -> None:
    """Write the settings whole and privately: beside their place first, then moved over it."""
    from closecircle.store.connection import private_file, private_folder  # noqa: PLC0415  # only when saving

    private_folder(file.parent)
    part = file.with_suffix(".part")
    private_file(part)
    part.write_text(to_toml(settings), encoding="utf-8")
    part.replace(file)


def to_toml(settings: Settings) -> str:
    """The settings as TOML, only what differs from the defaults."""
    from dataclasses import fields  # noqa: PLC0415  # only when saving

    plain = Settings()
    lines = [
        f"{item.name} = {_toml(value)}"
        for item in fields(Settings)
        if item.name not in {"numbers", "keys"} and (value := getattr(settings, item.name)) != getattr(plain, item.name)
    ]
    if settings.keys:
        lines += ["", "[keys]", *(f"{_toml(name)} = {_toml(key)}" for name, key in sorted(settings.keys.items()))]
    changed = [
        f"{item.name} = {value}"
        for item in fields(Numbers)
        if (value := getattr(settings.numbers, item.name)) != getattr(plain.numbers, item.name)
    ]
    if changed:
        lines += ["", "[today]", *changed]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    import json  # noqa: PLC0415  # a JSON string is a TOML basic string

    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def system_language() -> str:
    """The language of the locale, Korean or English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ko" if value.startswith("ko") else "en"
    return "en"
