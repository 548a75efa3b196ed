"""A message is ready: read it, take another, edit it in place; the tone guard reads along; copying is one key."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static, TextArea

from closecircle.i18n import N_, _, fill, language
from closecircle.tui.aside import aside
from closecircle.tui.base import CircleDialog
from closecircle.tui.clipboard import copy
from closecircle.tui.commands import BACK, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.inputs import SafeTextArea
from closecircle.wording import name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.words.plan import Draft
    from closecircle.words.tone import Finding

_FINDINGS = 3
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


class DraftView(CircleDialog[None]):
    """One draft for one person. Until one presses Tab it is read, not edited, so single keys work."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(
            action="copy", keys="enter", label=N_("Copy"), help=N_("Copy it; next time you are asked if you sent it")
        ),
        Command(action="sent", keys="2,w", label=N_("Copy, sent"), help=N_("Copy it and log it as sent, in one key")),
        Command(action="other", keys="space,right,f5", label=N_("Another"), help=N_("Another way of saying it")),
        Command(action="before", keys="left", label=N_("Before"), help=N_("The one before")),
        Command(action="edit", keys="tab,e", label=N_("Edit"), help=N_("Change it in place; Esc ends editing")),
        Command(action="next_finding", keys="f6", label=N_("Next note"), help=N_("Go to the guard's next note")),
        Command(action="take", keys="f7", label=N_("Take"), help=N_("Take out what the note is about")),
        Command(action="keep", keys="f8", label=N_("Keep"), help=N_("Keep your sentence for next time")),
        Command(
            action="model",
            keys="f9",
            label=N_("Model"),
            help=N_("Let your own model on this machine write it"),
            footer=False,
        ),
        Command(action="reach", keys="8,o", label=N_("Open"), help=N_("Open it in mail, messages, WhatsApp")),
    )

    def __init__(self, person_id: str, material_id: str | None = None) -> None:
        super().__init__()
        self._person_id = person_id
        self._material_id = material_id
        self._variant = 0
        self._draft: Draft | None = None
        self._findings: tuple[Finding, ...] = ()
        self._at = 0
        self._name = ""

    def compose(self) -> ComposeResult:
        """The text, what the guard says, the keys."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield SafeTextArea(id="text", soft_wrap=True, show_line_numbers=False, read_only=True)
            yield Static(id="findings")
            yield Static(id="reach", classes="quiet")
            yield Static(
                _("Enter copy · 2 copy and log as sent · Space another · Tab edit · 8 open · Esc leave"),
                classes="keys",
                markup=False,
            )

    async def on_mount(self) -> None:
        """Write the first draft."""
        # Nothing has the focus while one only reads: every key is a command.
        self.set_focus(None)
        person_id = self._person_id
        person = await self.ask(lambda circle: circle.people.get(person_id))
        handles = await self.ask(lambda circle: circle.people.handles(person_id))
        self._name = name(person)
        self.query_one("#who", Label).update(content(fill(_("To $name"), name=self._name)))
        hint = " · ".join(f"{handle.kind} {handle.value}" for handle in handles) or _("No handle: say it in person.")
        self.query_one("#reach", Static).update(content(hint))
        await self._write()

    async def _write(self) -> None:
        person_id, variant, material = self._person_id, self._variant, self._material_id
        hour = datetime.now().hour  # noqa: DTZ005  # the hour on the wall, where the message is read
        async with self.circle_app.kindly():
            self._draft = await self.ask(
                lambda circle: circle.drafts.write(person_id, variant=variant, hour=hour, material_id=material)
            )
            self.query_one("#text", SafeTextArea).text = self._draft.text

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.query_one("#text", SafeTextArea).text.strip()

    @on(TextArea.Changed)
    async def _read_along(self) -> None:
        text, person_id, voice = self.text, self._person_id, language()
        if not text:
            return
        self._findings = await self.ask(lambda circle: circle.drafts.check(text, person_id, voice=voice))
        self._at = min(self._at, max(0, len(self._findings) - 1))
        self._show_findings()

    def _show_findings(self) -> None:
        if not self._findings:
            self.query_one("#findings", Static).update(content(_("Reads like you, to them."), "$text-muted"))
            return
        text = self.query_one("#text", SafeTextArea).text
        lines = [
            content("▸ " if place == self._at else "  ")
            + content(text[finding.start : finding.end] or "…", "underline $accent")
            + content(f"  {finding.why} {finding.instead}")
            for place, finding in list(enumerate(self._findings))[:_FINDINGS]
        ]
        self.query_one("#findings", Static).update(Content("\n").join(lines))

    async def action_other(self) -> None:
        """Another variant."""
        self.workers.cancel_group(self, "model")
        self._variant += 1
        await self._write()

    async def action_before(self) -> None:
        """The variant before."""
        self.workers.cancel_group(self, "model")
        self._variant = max(0, self._variant - 1)
        await self._write()

    def action_edit(self) -> None:
        """Edit in place."""
        area = self.query_one("#text", SafeTextArea)
        area.read_only = False
        self.set_focus(area)
        area.move_cursor(area.document.end)

    async def action_back(self) -> None:
        """End editing, or leave."""
        area = self.query_one("#text", SafeTextArea)
        if self.focused is area:
            area.read_only = True
            self.set_focus(None)
        else:
            self.dismiss(None)

    async def action_copy(self) -> None:
        """Copy; it is not sent yet."""
        text, person_id = self.text, self._person_id
        if await self.do(lambda circle: circle.drafts.copied(person_id, text)) is not None:
            way = copy(self.circle_app, text)
            self.circle_app.say(fill(_("Copied ($way). Next time you are asked whether you sent it."), way=way))
            self.dismiss(None)

    async def action_sent(self) -> None:
        """Copy and log as sent."""
        text, person_id = self.text, self._person_id
        if await self.do(lambda circle: circle.drafts.send(person_id, text)) is not None:
            way = copy(self.circle_app, text)
            self.circle_app.say(
                fill(_("Copied ($way) and logged as sent to $name. F12 takes it back."), way=way, name=self._name)
            )
            self.dismiss(None)

    def action_next_finding(self) -> None:
        """Put the cursor on the next note."""
        if not self._findings:
            return
        self._at = (self._at + 1) % len(self._findings)
        self.action_edit()
        area = self.query_one("#text", SafeTextArea)
        before = area.text[: self._findings[self._at].start]
        area.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))
        self._show_findings()

    async def action_take(self) -> None:
        """Take out the sentence that the note is about: the plainest of all suggestions."""
        if not self._findings:
            return
        area, finding = self.query_one("#text", SafeTextArea), self._findings[self._at]
        at, kept = 0, []
        for sentence in _SENTENCE.split(area.text):
            begins = area.text.find(sentence, at)
            at = begins + len(sentence)
            if not (begins < finding.end and finding.start < at):
                kept.append(sentence)
        area.text = " ".join(kept)

    async def action_keep(self) -> None:
        """Keep the sentences one wrote oneself for next time."""
        if self._draft is None:
            return
        person_id = self._person_id
        own = [line for line in _SENTENCE.split(self.text) if line and line not in self._draft.text]
        for line in own:
            move = "ask" if line.rstrip().endswith("?") else "close"
            await self.do(lambda circle, line=line, move=move: circle.drafts.keep_sentence(person_id, move, line))  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
        said = _("Kept for next time.") if own else _("Change a sentence first; then it can be kept.")
        self.circle_app.say(said)

    def action_model(self) -> None:
        """Ask the user's own model, if they have one; the screen stays alive meanwhile."""
        self.run_worker(self._ask_model(), group="model", exclusive=True)

    async def _ask_model(self) -> None:
        from closecircle.circle.asking_model import answer, checked  # noqa: PLC0415  # nobody without a model pays for it

        person_id, voice = self._person_id, language()
        async with self.circle_app.kindly():
            question = await self.ask(lambda circle: circle.drafts.for_model(person_id))
            self.circle_app.say(_("Asking the model on this machine …"))
            said = await aside(lambda: answer(question))
            self._draft = await self.ask(lambda _circle: checked(question, said, voice))
            self.query_one("#text", SafeTextArea).text = self._draft.text

    async def action_reach(self) -> None:
        """Open it in another program."""
        from closecircle.tui.screens.reach import Reach  # noqa: PLC0415  # loads when first used

        await self.circle_app.push_screen(Reach(self._person_id, self.text))
