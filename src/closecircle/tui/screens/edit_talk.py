"""Correct a talk: its words, its day, how it was had."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.circle.talks import How
from closecircle.core.talk import Channel, Side
from closecircle.core.typed_dates import Prefer, read_date
from closecircle.i18n import N_, _
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.text_area import SafeTextArea
from closecircle.wording import day, when

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from closecircle.core.talk import Talk

_WAYS: tuple[tuple[str, Channel, Side | None], ...] = (
    (N_("in person"), Channel.IN_PERSON, None),
    (N_("by phone"), Channel.PHONE, None),
    (N_("by message"), Channel.MESSAGE, None),
    (N_("they wrote, not answered yet"), Channel.MESSAGE, Side.THEM),
    (N_("you wrote, no answer yet"), Channel.MESSAGE, Side.ME),
)


class EditTalk(CircleDialog[None]):
    """The words and the day as they stand, to be changed; Enter saves."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="save", keys="enter", label=N_("Save"), help=N_("Save it as it stands")),
        Command(action="app.focus_next", keys="tab", label=N_("The day"), help=N_("The day; and the words again")),
        Command(action="how", keys="f2", label=N_("How"), help=N_("In person, by phone, by message")),
        *DIALOG,
    )

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk
        self._way = next((place for place, way in enumerate(_WAYS) if way[1:] == (talk.channel, talk.last_by)), 0)

    def compose(self) -> ComposeResult:
        """The words, the day, how."""
        with Vertical(classes="dialog"):
            yield Label(_("What you talked about"), classes="first", markup=False)
            yield SafeTextArea(self._talk.said, id="words", soft_wrap=True, show_line_numbers=False)
            yield Label(_("The day"), markup=False)
            yield SafeInput(self._talk.on.isoformat(), id="on")
            yield Static(id="understood", classes="quiet")
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ready to type, at the end."""
        area = self.query_one(SafeTextArea)
        area.tab_behavior = "focus"
        area.move_cursor(area.document.end)
        self.set_focus(area)
        self._understand()

    @on(Input.Changed)
    def _understand(self) -> None:
        found, today = self._day(), self.circle_app.today()
        shown = _("which day?") if found is None else f"{day(found, today)} ({when(found, today)})"
        self.query_one("#understood", Static).update(content(f"{shown} · {_(_WAYS[self._way][0])}"))

    def action_how(self) -> None:
        """The next way of having talked."""
        self._way = (self._way + 1) % len(_WAYS)
        self._understand()

    async def action_save(self) -> None:
        """Save it."""
        found, talk_id, said = self._day(), self._talk.id, self.query_one(SafeTextArea).text
        if found is None or found > self.circle_app.today():
            self.circle_app.say(_("Give a day that has been: 11/20, yesterday, 2026-11-20."))
            return
        _label, channel, last_by = _WAYS[self._way]
        same = (channel, last_by) == (self._talk.channel, self._talk.last_by)
        how = None if same else How(channel=channel, began=last_by or self._talk.began, last_by=last_by)
        if await self.do(lambda circle: circle.talks.rewrite(talk_id, said=said, on=found, how=how)) is not None:
            self.dismiss(None)

    def _day(self) -> date | None:
        app = self.circle_app
        typed = self.query_one("#on", SafeInput).text.strip()
        return read_date(typed, app.today(), prefer=Prefer.PAST, dayfirst=app.settings.dayfirst)
