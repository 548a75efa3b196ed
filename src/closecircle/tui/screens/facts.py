"""The facts about a person as the screen names and says them, and the few to choose from."""

from __future__ import annotations

from closecircle.core.person import Familiarity, Register, Seat, Tie
from closecircle.i18n import N_, _
from closecircle.tui.screens.choose import Choice
from closecircle.wording import FAMILIARITIES, REGISTERS, rhythm, tie

LABELS = {
    "name": N_("Name"),
    "trait": N_("Known by"),
    "address": N_("Called"),
    "tie": N_("Tie"),
    "familiarity": N_("Familiarity"),
    "rhythm": N_("Rhythm"),
    "company": N_("Company"),
    "usual": N_("Usual"),
    "likes": N_("Likes"),
    "family": N_("Family"),
    "never_say": N_("Never say"),
    "notes": N_("Notes"),
    "tags": N_("Tags"),
    "language": N_("Language"),
    "register": N_("Speech"),
    "introduced_by": N_("Through"),
    "seat": N_("Seat"),
}
HINTS = {
    "name": N_("Their name"),
    "trait": N_("What do you know them by? (orange hat)"),
    "address": N_("How do you call them? (empty: by no name)"),
    "company": N_("Where do they work?"),
    "usual": N_("What do they usually have?"),
    "likes": N_("What do they like? (several with / between)"),
    "family": N_("Who belongs to them? (several with / between)"),
    "never_say": N_("What should never be said to them? (several with / between)"),
    "notes": N_("What else is good to know? (several with / between)"),
    "tags": N_("Tags, with spaces between"),
}
# One item a line; typed in one line with a slash between.
LISTS = frozenset({"likes", "family", "never_say", "notes"})
_LANGUAGES = {"ko": N_("Korean"), "en": N_("English")}
_SEATS = {Seat.CIRCLE: N_("in the circle"), Seat.BENCH: N_("on the outer bench"), Seat.ARCHIVE: N_("in the archive")}
_RHYTHMS = ("1w", "2w", "3w", "1m", "2m", "3m", "6m", "")


def in_words(field: str, text: str) -> str:  # noqa: PLR0911  # one answer a kind of fact
    """A fact's stored text as one says it."""
    match field:
        case "tie":
            return tie(Tie(text))
        case "familiarity":
            return _(FAMILIARITIES[Familiarity(text)])
        case "rhythm":
            return rhythm(text)
        case "language":
            return _(_LANGUAGES.get(text, text))
        case "register":
            return _(REGISTERS[Register(text)]) if text else _("as the tie has it")
        case "seat":
            return _(_SEATS[Seat(text)])
        case "tags":
            return " ".join(f"#{tag}" for tag in text.split())
        case _:
            return text.replace("\n", " / ")


def choices_for(field: str, suggested: str = "") -> list[Choice]:
    """The few values a fact may have; [] for one that is typed. `suggested`: the rhythm that is lived."""
    match field:
        case "tie":
            values = [each.value for each in Tie]
        case "familiarity":
            values = [each.value for each in Familiarity]
        case "language":
            values = list(_LANGUAGES)
        case "register":
            values = ["", *(each.value for each in Register)]
        case "seat":
            values = [each.value for each in Seat]
        case "rhythm":
            wanted = dict.fromkeys([suggested, *_RHYTHMS] if suggested else _RHYTHMS)
            lived = [
                Choice(key=v, label=rhythm(v), more=_("as you live it") if v and v == suggested else "") for v in wanted
            ]
            return [*lived, Choice(key=OTHER, label=_("another …"), more=_("10d, every 5 weeks, 두 달에 한 번"))]
        case _:
            return []
    return [Choice(key=value, label=in_words(field, value)) for value in values if value or field == "register"]


OTHER = "other"
