"""Add or correct a way to reach somebody: one line, its kind guessed and shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.core.text import one_line
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, SAVE, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import HANDLE_KINDS, handle_kind

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.person import Handle
    from closecircle.store.journal import Committed

_NAMED = (
    ("kakaotalk", re.compile(r"(?:카카오톡|카톡|kakao\s?talk|kakao)[\s:]+", re.IGNORECASE)),
    ("instagram", re.compile(r"(?:인스타그램|인스타|instagram|insta)[\s:]+", re.IGNORECASE)),
    ("whatsapp", re.compile(r"(?:왓츠앱|whats\s?app)[\s:]+", re.IGNORECASE)),
    ("telegram", re.compile(r"(?:텔레그램|telegram)[\s:]+", re.IGNORECASE)),
    ("line", re.compile(r"(?:라인|line)[\s:]+", re.IGNORECASE)),
    ("phone", re.compile(r"(?:전화|휴대폰|phone|tel|mobile)[\s:]+", re.IGNORECASE)),
    ("email", re.compile(r"(?:메일|이메일|e-?mail|mail)[\s:]+", re.IGNORECASE)),
)
_SHAPES = (
    ("url", re.compile(r"https?://\S+")),
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")),
    ("instagram", re.compile(r"@[\w.]+")),
    ("phone", re.compile(r"\+?[\d\s().-]{7,}")),
)


def read_handle(typed: str) -> tuple[str, str]:
    """The kind and the value of a line: "카톡 minji" is KakaoTalk, "010-…" a phone; else it is said in person."""
    line = one_line(typed)
    for kind, named in _NAMED:
        found = named.match(line)
        if found is not None:
            return kind, line[found.end() :]
    return next((kind for kind, shape in _SHAPES if shape.fullmatch(line)), "in person"), line


class NewHandle(CircleDialog[None]):
    """A number, an address, a name; `before` is the one to be corrected, if any."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(action="kind", keys="f2", label=N_("Kind"), help=N_("Phone, e-mail, KakaoTalk …")),
        *DIALOG,
    )

    def __init__(self, person_id: str, before: Handle | None = None) -> None:
        super().__init__()
        self._person_id = person_id
        self._before = before
        self._kind = before.kind if before is not None else ""

    def compose(self) -> ComposeResult:
        """The line and what it was taken for."""
        with Vertical(classes="dialog"):
            yield Label(_("How are they reached?"), classes="first", markup=False)
            yield SafeInput(
                self._before.value if self._before is not None else "",
                placeholder=_("010-1234-5678, minji@example.org, @minji, KakaoTalk minji"),
            )
            yield Static(id="understood", classes="quiet")
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(SafeInput))

    @on(Input.Changed)
    def _understand(self) -> None:
        kind, value = self._read()
        self.query_one("#understood", Static).update(content(f"{handle_kind(kind)} · {value}" if value else ""))

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Save it."""
        (kind, value), person_id, before = self._read(), self._person_id, self._before

        def save(circle: Circle) -> Committed:
            if before is not None:
                return circle.people.change_handle(before, kind, value)
            return circle.people.add_handle(person_id, kind, value)

        if await self.do(save) is not None:
            self.circle_app.say(fill(_("Noted: $what. F12 undoes it."), what=f"{handle_kind(kind)} · {value}"))
            self.dismiss(None)

    def action_kind(self) -> None:
        """The next kind."""
        kinds, now = list(HANDLE_KINDS), self._read()[0]
        self._kind = kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else kinds[0]
        self._understand()

    def _read(self) -> tuple[str, str]:
        kind, value = read_handle(self.query_one(SafeInput).text)
        return self._kind or kind, value
