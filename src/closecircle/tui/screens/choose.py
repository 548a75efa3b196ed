"""Choose one of a few: arrows and Enter, or its digit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Label, Static

from closecircle.i18n import N_
from closecircle.tui.base import CircleDialog
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult

_MOST_LINES = 12
_AROUND = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: the key handed on, what it is called, a word more about it."""

    key: str
    label: str
    more: str = ""


class Choose(CircleDialog[None]):
    """A question with a few answers; the chosen key goes to `deed`, and the dialog closes before the deed is done.

    `text` is shown above the answers in full; `value` is the answer the cursor starts on.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="choose", keys="enter", label=N_("Choose"), help=N_("Take the one under the cursor")),
        *(
            Command(
                action=f"pick({place})", keys=str(place), label=N_("Choose"), help=N_("Take this one"), footer=False
            )
            for place in range(1, 10)
        ),
        *DIALOG,
    )

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        deed: Callable[[str], Awaitable[object]],
        *,
        value: str = "",
        text: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._choices = choices
        self._deed = deed
        self._value = value
        self._text = text

    def compose(self) -> ComposeResult:
        """The question, what it is about, the answers."""
        with Vertical(classes="dialog"):
            yield Label(content(self._question), classes="first")
            if self._text:
                yield Static(content(self._text, lines=True), id="about")
            more = (Column(),) if any(choice.more for choice in self._choices) else ()
            yield LineList(Column(width=1), Column(), *more)
            yield DialogKeys()

    def on_mount(self) -> None:
        """The answers, each with its digit."""
        listed = self.query_one(LineList)
        # What is around the list, and the text above it, must stay in sight in a low window too.
        room = self.size.height - _AROUND - len(self._text.splitlines())
        listed.styles.height = max(1, min(len(self._choices), _MOST_LINES, room))
        listed.set_rows(
            [
                LineRow(key=choice.key, cells=(str(place) if place <= 9 else "", choice.label, choice.more))  # noqa: PLR2004  # digits
                for place, choice in enumerate(self._choices, 1)
            ],
            key=self._value,
        )
        self.set_focus(listed)

    @on(LineList.Chosen)
    def _clicked(self) -> None:
        # In the app's queue, where keys are handled: a screen may not wait for its own end.
        self.circle_app.call_later(self.action_choose)

    async def action_choose(self) -> None:
        """Take the one under the cursor."""
        if self._choices:
            await self._take(self.query_one(LineList).key)

    async def action_pick(self, place: int) -> None:
        """Take one by its digit."""
        if place <= len(self._choices):
            await self._take(self._choices[place - 1].key)

    async def _take(self, key: str) -> None:
        # Closed first: what the answer leads to may be a dialog of its own.
        await self.dismiss(None)
        await self._deed(key)
