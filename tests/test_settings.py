"""The settings file: what is chosen comes back, what does not fit is named, and nothing is guessed."""

from __future__ import annotations

import os
import stat
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecircle.core.errors import WrongUse
from closecircle.core.numbers import Numbers
from closecircle.settings import LANGUAGES, THEMES, Settings, from_table, load, places, save, system_language, to_toml

if TYPE_CHECKING:
    from pathlib import Path

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@st.composite
def chosen(draw: st.DrawFn) -> Settings:
    return Settings(
        name=draw(words),
        place=draw(words),
        signs=draw(words),
        openings=tuple(draw(st.lists(words, max_size=2))),
        closings=tuple(draw(st.lists(words, max_size=2))),
        emoji=draw(st.booleans()),
        language=draw(st.sampled_from(("", *LANGUAGES))),
        theme=draw(st.sampled_from(("", *THEMES))),
        dayfirst=draw(st.booleans()),
        hide_after=draw(st.integers(0, 90)),
        keys=draw(st.dictionaries(st.sampled_from(["log", "go.people"]), st.sampled_from(["x", "f2,ctrl+t"]))),
        numbers=Numbers(**{item.name: draw(st.integers(0, 99)) for item in fields(Numbers)}),
    )


def _composed(settings: Settings) -> Settings:
    """As it is read back: composed like everything that comes in."""
    return from_table(tomllib.loads(to_toml(settings)), "settings.toml")


@given(chosen())
def test_what_was_chosen_comes_back(settings: Settings) -> None:
    once = _composed(settings)
    assert _composed(once) == once
    assert (once.language, once.theme, once.numbers, once.keys) == (
        settings.language,
        settings.theme,
        settings.numbers,
        settings.keys,
    )


def test_only_what_differs_is_written_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "closecircle" / "settings.toml"
    before = os.umask(0)
    try:
        save(file, Settings(name="수진", language="ko"))
    finally:
        os.umask(before)
    assert file.read_text(encoding="utf-8") == 'name = "수진"\nlanguage = "ko"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert load(file) == Settings(name="수진", language="ko")
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"nmae": "x"}, "$file holds “$name”, which is no setting."),
        ({"today": {"portions": 5}}, "$file holds “$name”, which is no setting."),
        ({"name": 3}, "“$name” in $file is not of the right kind."),
        ({"emoji": 1}, "“$name” in $file is not of the right kind."),
        ({"hide_after": True}, "“$name” in $file is not of the right kind."),
        ({"hide_after": -1}, "“$name” in $file is out of range."),
        ({"keys": ["x"]}, "“$name” in $file is not of the right kind."),
        ({"language": "fr"}, "“$name” in $file is one of: $names."),
        ({"theme": "neon"}, "“$name” in $file is one of: $names."),
    ],
)
def test_what_does_not_fit_is_named(table: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongUse) as refused:
        from_table(table, "settings.toml")
    assert refused.value.template == sentence


def test_one_folder_for_everything_when_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOSECIRCLE_DATA", str(tmp_path))
    assert places().circle == tmp_path / "circle.db"
    assert places().settings == tmp_path / "settings.toml"


def test_the_folders_follow_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert places().circle == tmp_path / "data" / "closecircle" / "circle.db"
    assert places().settings == tmp_path / "config" / "closecircle" / "settings.toml"


@pytest.mark.parametrize(
    ("locale", "language"), [("ko_KR.UTF-8", "ko"), ("en_GB.UTF-8", "en"), ("de_DE", "en"), ("", "en")]
)
def test_the_language_follows_the_locale(locale: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", locale)
    assert system_language() == language
