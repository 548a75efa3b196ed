"""A message is ready: read it, take another, edit it in place; the tone guard reads along; copying is one key."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static, TextArea

from closecircle.i18n import N_, _, fill, language
from closecircle.tui.aside import aside
from closecircle.tui.base import CircleDialog
from closecircle.tui.clipboard import copied
from closecircle.tui.commands import DIALOG, Command
from closecircle.tui.safe import content
from closecircle.tui.widgets.key_line import DialogKeys
from closecircle.tui.widgets.message import MessageArea
from closecircle.wording import handle_kind, name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.words.plan import Draft
    from closecircle.words.tone import Finding

_FINDINGS = 3
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_ABOUT_NOTES = frozenset({"next_finding", "take"})


class DraftView(CircleDialog[None]):
    """One draft for one person. Until one presses Tab it is read, not edited, so single keys work."""

    AUTO_FOCUS = ""  # nothing has the focus while one only reads: every key is a command
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            action="copy", keys="enter", label=N_("Copy"), help=N_("Copy it; next time you are asked if you sent it")
        ),
        Command(
            action="sent", keys="2,w,f4", label=N_("Copy, sent"), help=N_("Copy it and log it as sent, in one key")
        ),
        Command(action="other", keys="space,right,f5", label=N_("Another"), help=N_("Another way of saying it")),
        Command(action="before", keys="left", label=N_("Before"), help=N_("The one before"), footer=False),
        Command(action="edit", keys="tab,e,f2", label=N_("Edit"), help=N_("Change it in place; Esc ends editing")),
        Command(action="next_finding", keys="f6", label=N_("Next note"), help=N_("Go to the guard's next note")),
        Command(action="take", keys="f7", label=N_("Take out"), help=N_("Take out the sentence the note is about")),
        Command(action="keep", keys="f8", label=N_("Keep"), help=N_("Keep your sentence for next time"), footer=False),
        Command(
            action="model",
            keys="f9",
            label=N_("Model"),
            help=N_("Let your own model on this machine write it"),
            footer=False,
        ),
        Command(action="reach", keys="8,o", label=N_("Open"), help=N_("Open it in mail, messages, WhatsApp")),
        *DIALOG,
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
        self._own: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """The text, what the guard says, the keys."""
        with Vertical(classes="dialog"):
            yield Label(id="who", classes="first")
            yield MessageArea(id="text", soft_wrap=True, show_line_numbers=False, read_only=True)
            yield Static(id="findings")
            yield Static(id="reach", classes="quiet")
            yield DialogKeys()

    async def on_mount(self) -> None:
        """Write the first draft; where one was copied already, ask after that one first."""
        person_id = self._person_id
        person = await self.ask(lambda circle: circle.people.get(person_id))
        handles = await self.ask(lambda circle: circle.people.handles(person_id))
        self._name = name(person)
        self.query_one("#who", Label).update(content(fill(_("To $name"), name=self._name)))
        ways = " · ".join(f"{handle_kind(handle.kind)} {handle.value}" for handle in handles)
        self.query_one("#reach", Static).update(content(ways or _("No handle: say it in person.")))
        await self._write()
        await self._ask_after_copied()

    async def _ask_after_copied(self) -> None:
        from closecircle.tui.screens.was_it_sent import WasItSent  # noqa: PLC0415  # only where there is one

        waiting = await self.ask(lambda circle: circle.drafts.waiting())
        theirs = [(saved, person) for saved, person in waiting if person.id == self._person_id]
        if theirs:
            self._text.text = theirs[-1][0].text
            await self.circle_app.push_screen(WasItSent(theirs), self._leave_when)

    def _leave_when(self, settled: bool | None) -> None:
        if settled:
            self.dismiss(None)

    @property
    def commands(self) -> tuple[Command, ...]:
        """While one edits, letters and digits are text; about notes only while there are any."""
        commands = [
            replace(command, footer=bool(self._findings)) if command.action in _ABOUT_NOTES else command
            for command in super().commands
        ]
        if not self._text.read_only:
            commands = [kept for command in commands if (kept := _while_editing(command)) is not None]
        return tuple(commands)

    @property
    def _text(self) -> MessageArea:
        return self.query_one("#text", MessageArea)

    async def _write(self) -> None:
        person_id, variant, material = self._person_id, self._variant, self._material_id
        hour = datetime.now().hour  # noqa: DTZ005  # the hour on the wall, where the message is read
        async with self.circle_app.kindly():
            self._draft = await self.ask(
                lambda circle: circle.drafts.write(person_id, variant=variant, hour=hour, material_id=material)
            )
            self._text.text = self._own.get(variant, self._draft.text)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self._text.text.strip()

    @on(TextArea.Changed)
    async def _read_along(self) -> None:
        text, person_id, voice = self._text.text, self._person_id, language()
        findings: tuple[Finding, ...] = ()
        if text.strip():
            findings = await self.ask(lambda circle: circle.drafts.check(text, person_id, voice=voice))
        if text == self._text.text:  # else more was typed meanwhile, and that is read already
            self._findings = findings
            self._at = min(self._at, max(0, len(findings) - 1))
            self._show_findings()

    def _show_findings(self) -> None:
        text = self._text.text
        self._text.underline([(finding.start, finding.end) for finding in self._findings])
        if self._findings:
            shown = self._about_findings(text)
        else:
            shown = content(_("Reads like you, to them.") if text.strip() else "", "$text-muted")
        self.query_one("#findings", Static).update(shown)
        self.show_keys()

    def _about_findings(self, text: str) -> Content:
        """What is underlined, the note at hand marked, and below it why and what instead."""
        excerpts = [
            content("▸ " if place == self._at else "")
            + content(
                text[finding.start : finding.end] or "…", "underline $accent" if place == self._at else "underline"
            )
            for place, finding in enumerate(self._findings)
            if place // _FINDINGS == self._at // _FINDINGS
        ]
        at_hand = self._findings[self._at]
        return Content("\n").join([Content("  ·  ").join(excerpts), content(f"{at_hand.why} {at_hand.instead}")])

    async def action_other(self) -> None:
        """Another variant."""
        await self._turn_to(self._variant + 1)

    async def action_before(self) -> None:
        """The variant before."""
        await self._turn_to(max(0, self._variant - 1))

    async def _turn_to(self, variant: int) -> None:
        self.workers.cancel_group(self, "model")
        if self._draft is not None and self._text.text != self._draft.text:
            self._own[self._variant] = self._text.text  # one's own words are there again on coming back
        self._variant = variant
        await self._write()

    def action_edit(self) -> None:
        """Edit in place; the same key ends it."""
        if self._text.read_only:
            self._edit_at(len(self._text.text))
        else:
            self._end_editing()

    def _edit_at(self, offset: int) -> None:
        self._text.read_only = False
        self.set_focus(self._text)
        self._text.stand_at(offset)
        self.show_keys()

    def _end_editing(self) -> None:
        self._text.read_only = True
        self.set_focus(None)
        self.show_keys()

    async def action_back(self) -> None:
        """End editing, or leave."""
        if self._text.read_only:
            self.dismiss(None)
        else:
            self._end_editing()

    async def action_copy(self) -> None:
        """Copy; it is not sent yet."""
        text, person_id = self.text, self._person_id
        if await self.do(lambda circle: circle.drafts.copied(person_id, text)) is not None:
            way = copied(self.circle_app, text)
            self.circle_app.say(fill(_("Copied ($way). Next time you are asked whether you sent it."), way=way))
            self.dismiss(None)

    async def action_sent(self) -> None:
        """Copy and log as sent."""
        text, person_id = self.text, self._person_id
        if await self.do(lambda circle: circle.drafts.send(person_id, text)) is not None:
            way = copied(self.circle_app, text)
            self.circle_app.say(
                fill(_("Copied ($way) and logged as sent to $name. F12 takes it back."), way=way, name=self._name)
            )
            self.dismiss(None)

    def action_next_finding(self) -> None:
        """Put the cursor on the next note; the first time on the first one."""
        if not self._findings:
            self.circle_app.say(_("There is no note about this text."))
            return
        if not self._text.read_only:
            self._at = (self._at + 1) % len(self._findings)
        self._edit_at(self._findings[self._at].start)
        self._show_findings()

    async def action_take(self) -> None:
        """Take out the sentence that the note is about: the plainest of all suggestions."""
        if not self._findings:
            self.circle_app.say(_("There is no note about this text."))
            return
        text, finding = self._text.text, self._findings[self._at]
        at, kept = 0, []
        for sentence in _SENTENCE.split(text):
            begins = text.find(sentence, at)
            at = begins + len(sentence)
            if not (begins < finding.end and finding.start < at):
                kept.append(sentence)
        self._text.text = " ".join(kept)

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
            self._text.text = self._draft.text

    async def action_reach(self) -> None:
        """Open it in another program; what went there is asked after next time."""
        from closecircle.tui.screens.reach import Reach  # noqa: PLC0415  # loads when first used

        await self.circle_app.push_screen(Reach(self._person_id, self.text), self._leave_when)


def _while_editing(command: Command) -> Command | None:
    """The command on those of its keys that are not text; None where it has none."""
    keys = [key for key in command.keys.split(",") if key in {"enter", "escape", "tab"} or re.fullmatch(r"f\d+", key)]
    label = N_("Done") if command.action == "back" else command.label
    shown = command.footer and command.action != "edit"  # one edits already
    return replace(command, keys=",".join(keys), label=label, footer=shown) if keys else None
