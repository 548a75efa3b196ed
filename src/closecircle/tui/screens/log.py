"""Log a talk: one line, Enter. The day it was taken for is shown before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from closecircle.circle.talks import How
from closecircle.core.talk import Channel, Side
from closecircle.i18n import N_, _, fill
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, LINES, SAVE, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeInput
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.wording import day, name, when

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.store.journal import Committed

# The ways one goes through with F2: the last two are single messages that wait for an answer.
_HOWS: tuple[tuple[str, Channel, Side | None], ...] = (
    (N_("in person"), Channel.IN_PERSON, None),
    (N_("by phone"), Channel.PHONE, None),
    (N_("by message"), Channel.MESSAGE, None),
    (N_("they wrote, not answered yet"), Channel.MESSAGE, Side.THEM),
    (N_("you wrote, no answer yet"), Channel.MESSAGE, Side.ME),
)
_BEGAN = {None: N_("nobody knows who began"), Side.ME: N_("you began"), Side.THEM: N_("they began")}


class Log(CircleDialog[None]):
    """One line for what was said; below it, if wanted, what to ask next time and what was promised."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(action="how", keys="f2", label=N_("How"), help=N_("In person, by phone, by message")),
        Command(action="began", keys="f3", label=N_("Who began"), help=N_("You or they")),
        *LINES,
        *DIALOG,
    )

    def __init__(self, person_ids: list[str]) -> None:
        super().__init__()
        self._person_ids = person_ids
        self._how: How | None = None
        self._names = ""

    def compose(self) -> ComposeResult:
        """The line first; the rest is optional."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield SafeInput(placeholder=_("What you talked about (“yesterday …” works)"), id="said")
            yield Static(id="understood", classes="quiet")
            yield Label(_("What to ask next time (optional)"), markup=False)
            yield SafeInput(id="ask", placeholder=_("her daughter's piano exam"))
            yield Label(_("What you promised (optional)"), markup=False)
            yield SafeInput(id="promise", placeholder=_("Friday send the recipe"))
            yield DialogKeys()

    async def on_mount(self) -> None:
        """Say with whom, and guess how."""
        self.set_focus(self.query_one("#said", SafeInput))
        ids = self._person_ids
        people = await self.ask(lambda circle: [circle.people.get(person_id) for person_id in ids])
        self._names = ", ".join(name(person) for person in people)
        self.query_one("#who", Label).update(content(fill(_("A talk with $name"), name=self._names)))
        if self._how is None:
            self._how = await self.ask(lambda circle: circle.talks.guess(ids[0]))
        await self._understand()

    @on(Input.Changed, "#said")
    async def _understand(self) -> None:
        typed = self.query_one("#said", SafeInput).value
        understood = await self.ask(lambda circle: circle.talks.understand(typed))
        today = self.circle_app.today()
        how = self._how or How()
        words = next(label for label, channel, last_by in _HOWS if (channel, last_by) == (how.channel, how.last_by))
        shown = f"{day(understood.on, today)} ({when(understood.on, today)}) · {_(words)}"
        if how.last_by is None:
            shown += f" · {_(_BEGAN[how.began])}"
        self.query_one("#understood", Static).update(content(shown))

    @on(Input.Submitted)
    async def action_enter(self) -> None:
        """Save it all, in one change."""
        typed, ask, promise = (self.query_one(f"#{field}", SafeInput).text for field in ("said", "ask", "promise"))
        if not typed.strip():
            self.circle_app.say(_("Say in a few words what you talked about."))
            return
        how, ids = self._how, self._person_ids

        def log(circle: Circle) -> Committed:
            understood = circle.talks.understand(typed)
            return circle.talks.log(ids, understood.said, on=understood.on, how=how, ask=ask, promise=promise)

        if await self.do(log) is not None:
            self.circle_app.say(fill(_("Logged: $name. F12 undoes it."), name=self._names))
            self.dismiss(None)

    async def action_how(self) -> None:
        """The next way of having talked."""
        how = self._how or How()
        ways = [(channel, last_by) for _label, channel, last_by in _HOWS]
        channel, last_by = ways[(ways.index((how.channel, how.last_by)) + 1) % len(ways)]
        self._how = How(channel=channel, began=last_by or how.began, last_by=last_by)
        await self._understand()

    async def action_began(self) -> None:
        """The next of: you, they, nobody knows."""
        order = [Side.ME, Side.THEM, None]
        how = self._how or How()
        self._how = replace(how, began=order[(order.index(how.began) + 1) % len(order)])
        await self._understand()
