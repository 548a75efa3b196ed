"""Settings: one's own name and way of speaking, language, portion, seats, closed days, theme, keys."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from closecircle.core.errors import WrongUse
from closecircle.core.numbers import Numbers
from closecircle.core.typed_absence import read_absence
from closecircle.i18n import N_, _, fill, use
from closecircle.settings import LANGUAGES, THEMES, from_table, save, system_language
from closecircle.tui.base import CircleScreen
from closecircle.tui.commands import BACK, EVERYWHERE, Command
from closecircle.tui.own_keys import CHOOSABLE, read_keys
from closecircle.tui.screens.line import LineDialog
from closecircle.tui.screens.person_lines import absence_days
from closecircle.tui.themes import theme_for
from closecircle.tui.widgets.line_list import Column, LineList, LineRow

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.core.absence import Absence
    from closecircle.settings import Settings as Choices

_TEXTS = {
    "name": N_("Your name"),
    "place": N_("Your shop or firm"),
    "signs": N_("How you sign"),
    "openings": N_("Your own openings (| between them)"),
    "closings": N_("Your own closings (| between them)"),
    "region": N_("Country of phone numbers"),
    "model_url": N_("Model on this machine: address"),
    "model_name": N_("Model on this machine: name"),
}
_CHOICES = {"language": ("", *LANGUAGES), "theme": ("", *THEMES)}
_CHOICE_LABELS = {"language": N_("Language"), "theme": N_("Theme")}
_NAMES = {
    "": N_("as the system has it"),
    "ko": N_("Korean"),
    "en": N_("English"),
    "light": N_("light"),
    "dark": N_("dark"),
    "contrast": N_("high contrast"),
    "terminal": N_("the terminal's own colours"),
}
_TOGGLES = {"emoji": N_("Emoji in messages"), "dayfirst": N_("3/12 is the 3rd of December")}
_NUMBERS = {
    "portion": N_("People a day"),
    "seats": N_("Seats in the circle"),
    "recent": N_("Days of rest after a talk"),
    "near": N_("Days ahead for special days"),
    "not_now": N_("Days of “not now”"),
    "not_now_long": N_("Days of “in a week”"),
    "peace_after": N_("Unanswered messages before peace"),
    "peace": N_("Days of peace"),
    "ask_after": N_("Days until a question comes up"),
}


class Settings(CircleScreen):
    """A list; Enter changes what is under the cursor."""

    HEADING = N_("Settings")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="change", keys="enter", label=N_("Change"), help=N_("Change this setting")),
        Command(action="closed", keys="0", label=N_("Closed days"), help=N_("Note a closed weekday or days away")),
        BACK,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._absences: list[Absence] = []

    def body(self) -> ComposeResult:
        """The settings."""
        yield LineList(Column(width=35), Column(), id="settings")

    async def load(self) -> None:
        """Show what is chosen."""
        self._absences = await self.ask(lambda circle: circle.people.absences(None))
        chosen, today = self.circle_app.settings, self.circle_app.today()
        rows = [LineRow(key="", cells=(_("You"),), kind="heading")]
        rows += [
            LineRow(key=f"text:{field}", cells=(_(label), _shown(chosen, field))) for field, label in _TEXTS.items()
        ]
        rows += [
            LineRow(key=f"toggle:{field}", cells=(_(label), _("yes") if getattr(chosen, field) else _("no")))
            for field, label in _TOGGLES.items()
        ]
        rows.append(LineRow(key="", cells=(_("The screen"),), kind="heading"))
        rows += [
            LineRow(key=f"choice:{field}", cells=(_(label), _(_NAMES[getattr(chosen, field)])))
            for field, label in _CHOICE_LABELS.items()
        ]
        rows.append(
            LineRow(key="number:hide_after", cells=(_("Minutes until it hides (0: never)"), str(chosen.hide_after)))
        )
        rows.append(LineRow(key="", cells=(_("Today"),), kind="heading"))
        rows += [
            LineRow(key=f"today:{field}", cells=(_(label), str(getattr(chosen.numbers, field))))
            for field, label in _NUMBERS.items()
        ]
        rows.append(
            LineRow(key="", cells=(_("Closed days, seasons of rest (0 adds, Enter takes out)"),), kind="heading")
        )
        rows += [
            LineRow(key=f"closed:{each.id}", cells=(each.label or _("Closed"), absence_days(each, today)))
            for each in self._absences
        ]
        rows.append(LineRow(key="", cells=(_("In and out"),), kind="heading"))
        rows.append(LineRow(key="go:bring", cells=(_("Bring in people and chats"), _("from a file (Ctrl+O)"))))
        rows.append(LineRow(key="", cells=(_("Keys"),), kind="heading"))
        rows += [
            LineRow(key=f"key:{command.name}", cells=(_(command.label), command.with_keys(chosen.keys).all_shown))
            for command in CHOOSABLE
        ]
        listed = self.query_one("#settings", LineList)
        listed.set_rows(rows)
        if self.focused is None:
            self.set_focus(listed)

    @on(LineList.Chosen, "#settings")
    async def _chosen(self) -> None:
        await self.action_change()

    async def action_change(self) -> None:
        """Change what is under the cursor."""
        kind, _colon, field = self.query_one("#settings", LineList).key.partition(":")
        chosen = self.circle_app.settings
        match kind:
            case "choice":
                values = _CHOICES[field]
                following = values[(values.index(getattr(chosen, field)) + 1) % len(values)]
                await self._take(_with(chosen, field, following))
            case "toggle":
                await self._take(_with(chosen, field, not getattr(chosen, field)))
            case "closed":
                absence = next(each for each in self._absences if each.id == field)
                await self.do(lambda circle: circle.people.remove_absence(absence))
            case "go":
                await self.circle_app.action_go(field)
            case "text" | "number" | "today" | "key":
                await self._edit(kind, field)

    async def _edit(self, kind: str, field: str) -> None:
        chosen = self.circle_app.settings
        value = chosen.keys.get(field, "") if kind == "key" else _shown(chosen, field, numbers=kind == "today")

        async def take(typed: str) -> object | None:
            async with self.circle_app.kindly():
                await self._take(_changed(self.circle_app.settings, kind, field, typed))
                return True
            return None

        labels = {**_TEXTS, **_NUMBERS, "hide_after": N_("Minutes until it hides (0: never)")}
        if kind == "key":
            what = next(command for command in CHOOSABLE if command.name == field)
            question = fill(_("Keys for “$name” (F2, x; empty: the usual ones)"), name=_(what.label))
        else:
            question = _(labels[field])
        await self.circle_app.push_screen(LineDialog(question, take, value=value))

    async def action_closed(self) -> None:
        """Note closed days."""
        dayfirst = self.circle_app.settings.dayfirst
        await self.circle_app.push_screen(
            LineDialog(
                _("When are you closed, or at rest?"),
                lambda typed: self.do(lambda circle: _close(circle, typed, dayfirst=dayfirst)),
                placeholder=_("Sunday · 12/24~1/2 holidays · 5/1~6/30 harvest"),
            )
        )

    async def _take(self, chosen: Choices) -> None:
        """Keep the choices, and live by them at once."""
        app = self.circle_app
        save(app.places.settings, chosen)
        app.settings = chosen
        await self.ask(lambda circle: setattr(circle.ground, "settings", chosen))
        use(chosen.language or system_language())
        app.theme = theme_for(chosen.theme, app.console.color_system)
        app.set_keymap(chosen.keys)
        await self.read()


def _with(chosen: Choices, field: str, value: Any) -> Choices:
    """The choices with one field changed; which field is known only as it is chosen."""
    return replace(chosen, **{field: value})


def _shown(chosen: Choices, field: str, *, numbers: bool = False) -> str:
    value = getattr(chosen.numbers if numbers else chosen, field)
    return " | ".join(value) if isinstance(value, tuple) else str(value)


def _changed(chosen: Choices, kind: str, field: str, typed: str) -> Choices:
    """The choices with one changed, checked as a settings file is. Raises WrongUse."""
    typed = typed.strip()
    if kind == "key":
        keys = read_keys(typed, field, chosen.keys)
        return replace(chosen, keys={**chosen.keys, field: keys} if keys else _without(chosen.keys, field))
    if kind == "text":
        value: object = typed
        if isinstance(getattr(chosen, field), tuple):
            value = [part.strip() for part in typed.split("|") if part.strip()]
        checked = from_table({field: value}, _("Settings"))
        return replace(chosen, **{field: getattr(checked, field)})
    if not typed.isdecimal():
        raise WrongUse("Give a whole number.")
    if kind == "number":
        return replace(chosen, **{field: getattr(from_table({field: int(typed)}, _("Settings")), field)})
    checked_numbers = from_table({"today": {field: int(typed)}}, _("Settings")).numbers
    return replace(chosen, numbers=replace(chosen.numbers, **{field: getattr(checked_numbers, field)}))


def _without(keys: dict[str, str], field: str) -> dict[str, str]:
    return {name: key for name, key in keys.items() if name != field}


def _close(circle: Circle, typed: str, *, dayfirst: bool) -> object:
    """A weekday, a day, or a span of days, with what it is for."""
    found = read_absence(typed, circle.ground.clock(), dayfirst=dayfirst)
    return circle.people.add_absence(weekday=found.weekday, from_on=found.from_on, to_on=found.to_on, label=found.label)


assert {item.name for item in fields(Numbers)} == set(_NUMBERS)  # noqa: S101  # a slip in our own table
