from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.person import Handle
from closecircle.tui.open_handle import link_for, open_link

if TYPE_CHECKING:
    from pathlib import Path


def _handle(kind: str, value: str, key: str = "") -> Handle:
    return Handle(id="h", person_id="p", kind=kind, value=value, key=key)


@pytest.mark.parametrize(
    ("kind", "value", "text", "link"),
    [
        ("phone", "010-1234-5678", "", "tel:01012345678"),
        ("phone", "+82 10 1234 5678", "안녕", "sms:+821012345678?body=%EC%95%88%EB%85%95"),
        ("phone", "*67#;ext=$(id)", "", "tel:*67%23"),
        ("email", "minji@example.org", "", "mailto:minji@example.org"),
        ("Email", "minji@example.org", "a&b=c\nd", "mailto:minji@example.org?body=a%26b%3Dc%0Ad"),
        ("whatsapp", "+82 10 1234 5678", "hi you", "https://wa.me/821012345678?text=hi%20you"),
        ("instagram", "@minji.cake", "", "https://www.instagram.com/minji.cake/"),
        ("instagram", "../../accounts/logout", "", "https://www.instagram.com/..%2F..%2Faccounts%2Flogout/"),
        ("url", "https://example.org/a?b=c", "", "https://example.org/a?b=c"),
    ],
)
def test_a_handle_becomes_the_link_of_its_kind(kind: str, value: str, text: str, link: str) -> None:
    assert link_for(_handle(kind, value), text) == link


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "minji"),
        ("email", "a@b.c?bcc=everyone@example.org"),
        ("email", "a@b.c\nBcc: everyone@example.org"),
        ("email", "a@b.c,d@e.f"),
        ("email", "-attach /etc/passwd @x"),
        ("phone", "call me"),
        ("url", "file:///etc/passwd"),
        ("url", "javascript:alert(1)"),
        ("url", "https://example.org/ --version"),
        ("url", "https://example.org/\x1b]0;x"),
        ("kakaotalk", "minji"),
        ("in person", "the market"),
    ],
)
def test_what_is_no_safe_link_is_none(kind: str, value: str) -> None:
    assert link_for(_handle(kind, value)) == ""


@settings(deadline=None)
@given(st.sampled_from(["email", "phone", "whatsapp", "instagram", "url"]), st.text(), st.text())
def test_no_handle_and_no_text_can_make_a_link_of_another_shape(kind: str, value: str, text: str) -> None:
    link = link_for(_handle(kind, value), text)
    assert not link.startswith("-")
    assert shlex.split(f"'{link}'") == [link]
    assert not {*link} & {" ", "\n", "\t", "\x1b", '"', "<", ">"}


@pytest.mark.parametrize("link", ["--version", "file:///etc/passwd", "javascript:x", "", "https://a\x1b]", "tel:1 2"])
def test_only_links_of_known_schemes_are_opened(link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xdg-open").write_text("#!/bin/sh\n")
    (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert not open_link(link)


def test_the_system_is_given_the_link_whole_and_without_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    given_to = tmp_path / "given"
    import os  # noqa: PLC0415  # a pipe that says when the program has ended

    os.mkfifo(given_to)
    script = tmp_path / "xdg-open"
    script.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {given_to}\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_link("mailto:a@b.c?body=$(touch%20x);%20`id`".replace("`", "%60"))
    assert given_to.read_text() == "mailto:a@b.c?body=$(touch%20x);%20%60id%60|"


def test_where_nothing_opens_links_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_link("https://example.org")
