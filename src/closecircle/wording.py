"""What both front ends say about days, reasons and people: short, kind, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecircle.core.person import Familiarity, Register, Tie
from closecircle.core.talk import Channel, Side
from closecircle.core.today import Reason
from closecircle.i18n import N_, _, fill, n_

if TYPE_CHECKING:
    from datetime import date

    from closecircle.circle.timeline import Moment
    from closecircle.circle.today import Row
    from closecircle.core.days import SpecialDay
    from closecircle.core.person import Person
    from closecircle.core.talk import Talk

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
TIES = {
    Tie.REGULAR: N_("regular"),
    Tie.CLIENT: N_("client's contact"),
    Tie.BUYER: N_("buyer"),
    Tie.SUPPLIER: N_("supplier"),
    Tie.FELLOW: N_("fellow owner"),
    Tie.COLLEAGUE: N_("colleague"),
    Tie.FRIEND: N_("friend"),
    Tie.FAMILY: N_("family"),
}
FAMILIARITIES = {
    Familiarity.GREET: N_("greetings only"),
    Familiarity.CHAT: N_("likes a chat"),
    Familiarity.CLOSE: N_("at ease"),
}
REGISTERS = {
    Register.FORMAL: N_("formal"),
    Register.POLITE: N_("polite"),
    Register.PLAIN: N_("plain"),
}
CHANNELS = {
    Channel.IN_PERSON: N_("in person"),
    Channel.PHONE: N_("by phone"),
    Channel.MESSAGE: N_("by message"),
}
HANDLE_KINDS = {
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "kakaotalk": N_("KakaoTalk"),
    "instagram": N_("Instagram"),
    "whatsapp": N_("WhatsApp"),
    "line": N_("LINE"),
    "telegram": N_("Telegram"),
    "url": N_("web page"),
    "in person": N_("in person"),
}
DAY_KINDS = {
    "birthday": N_("Birthday"),
    "anniversary": N_("Anniversary"),
    "wedding": N_("Wedding day"),
    "exam": N_("Exam"),
    "opening": N_("Opening day"),
    "memorial": N_("Day of remembrance"),
}
# A rhythm as it is spelt ("3w") in words.
_EVERY = {
    "d": (N_("every day"), N_("every $count days")),
    "w": (N_("every week"), N_("every $count weeks")),
    "m": (N_("every month"), N_("every $count months")),
    "y": (N_("every year"), N_("every $count years")),
}
DATE_CELLS = 19  # how wide `day` and `when` may become in a column: "2025년 10월 12일 일"
_A_WEEK = 7
_WEEKS_UNTIL = 61
_DAYS_UNTIL = 14


def name(person: Person) -> str:
    """What a person goes by: the name, or the trait in brackets while nameless."""
    return person.name or f"({person.trait})"


def tie(which: Tie) -> str:
    """A tie in words."""
    return _(TIES[which])


def handle_kind(kind: str) -> str:
    """A kind of handle in words; one's own kind as it was typed."""
    return _(HANDLE_KINDS[kind]) if kind in HANDLE_KINDS else kind


def weekday(on: date) -> str:
    """The short name of the day of the week."""
    return _(WEEKDAYS[on.weekday()])


def day(on: date, today: date) -> str:
    """A date as one writes it down: "Tue 24 Nov", with the year when it is another one."""
    template = _("$weekday $day $month") if on.year == today.year else _("$weekday $day $month $year")
    return fill(
        template, weekday=weekday(on), day=on.day, month=_(MONTHS[on.month - 1]), month_number=on.month, year=on.year
    )


def when(on: date, today: date) -> str:
    """A day as one says it: "today", "3 days ago", "in 2 weeks" or the date itself when it is far."""
    apart = (today - on).days
    if apart in _NEAR:
        return _(_NEAR[apart])
    if 0 < apart < _DAYS_UNTIL:
        return fill(_("$count days ago"), count=apart)
    if 0 < apart < _WEEKS_UNTIL:
        return fill(_("$count weeks ago"), count=apart // _A_WEEK)
    if -_DAYS_UNTIL < apart < 0:
        return fill(_("in $count days"), count=-apart)
    return day(on, today)


_NEAR = {0: N_("today"), 1: N_("yesterday"), -1: N_("tomorrow")}


def since(on: date, today: date) -> str:
    """How long ago, for "… since you talked": in days, weeks or months."""
    apart = (today - on).days
    if apart < _DAYS_UNTIL:
        return fill(n_("$count day", "$count days", apart), count=apart)
    if apart < _WEEKS_UNTIL:
        weeks = apart // _A_WEEK
        return fill(n_("$count week", "$count weeks", weeks), count=weeks)
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    return fill(n_("$count month", "$count months", months), count=months)


def rhythm(spelt: str) -> str:
    """A rhythm as it is spelt ("3w") in words; '' says that there is none."""
    if not spelt:
        return _("no rhythm")
    count, unit = int(spelt[:-1]), spelt[-1]
    one, many = _EVERY[unit]
    return _(one) if count == 1 else fill(_(many), count=count)


def special_day(special: SpecialDay) -> str:
    """A special day by its name and date: "Birthday 15 Oct (lunar)"."""
    kind = special.label or (_(DAY_KINDS[special.kind]) if special.kind in DAY_KINDS else special.kind)
    if special.day is None:
        return fill(_("$what in $month"), what=kind, month=_(MONTHS[special.month - 1]))
    if special.lunar:
        template = _("$what, lunar $number.$day (leap month)") if special.leap else _("$what, lunar $number.$day")
    else:
        template = _("$what, $day $month")
    return fill(template, what=kind, day=special.day, month=_(MONTHS[special.month - 1]), number=special.month)


def why(row: Row, today: date) -> str:
    """The one plain reason why a person comes up (rules "Today")."""
    return _WHYS[row.due.reason](row, today)


def _why_promise(row: Row, today: date) -> str:
    what = row.promise.what if row.promise is not None else ""
    return fill(_("You said you would: $what ($when)"), what=what, when=when(row.due.since, today))


def _why_reply(row: Row, today: date) -> str:
    return fill(_("Wrote to you $when"), when=when(row.due.since, today))


def _why_day(row: Row, today: date) -> str:
    special, on = row.day, row.due.since
    if special is None:
        return when(on, today)
    kind = special.label or (_(DAY_KINDS[special.kind]) if special.kind in DAY_KINDS else special.kind)
    if special.lunar:
        template = _("$what $when (lunar $number.$day)")
    elif special.day is None:
        template = _("$what this month")
    else:
        template = _("$what $when")
    return fill(template, what=kind, when=when(on, today), number=special.month, day=special.day or 1)


def _why_thanks(row: Row, _today: date) -> str:
    if row.thanks is not None and row.thanks.cause == "introduction":
        return fill(_("Brought you $who, who came again"), who=row.thanks_for)
    return fill(_("Shared “$what” with a friend"), what=row.thanks_for)


def _why_question(row: Row, today: date) -> str:
    question = row.question
    if question is None:
        return _("Something to ask")
    if question.about_on is not None:
        return fill(_("Ask: $what (it was $when)"), what=question.phrase, when=when(question.about_on, today))
    return fill(_("Ask: $what"), what=question.phrase)


def _why_rhythm(row: Row, today: date) -> str:
    talk = row.last_talk
    if talk is None:
        return _("It has been a while")
    ago = since(talk.on, today)
    said = first_words(talk.said)
    if said and talk.source != "draft":
        return fill(_("$ago since you talked: $said"), ago=ago, said=said)
    return fill(_("$ago since you were in touch"), ago=ago)


def _why_new(_row: Row, _today: date) -> str:
    return _("New here; no talk yet")


_WHYS = {
    Reason.PROMISE: _why_promise,
    Reason.REPLY: _why_reply,
    Reason.DAY: _why_day,
    Reason.THANKS: _why_thanks,
    Reason.QUESTION: _why_question,
    Reason.RHYTHM: _why_rhythm,
    Reason.NEW: _why_new,
}


def first_words(said: str, most: int = 40) -> str:
    """The beginning of what was said, as one line."""
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def how(talk: Talk) -> str:
    """How a talk was had, in a word or two: "in person", "they wrote"."""
    if talk.channel is Channel.MESSAGE and talk.last_by is Side.ME and not talk.received:
        return _("you wrote")
    if talk.channel is Channel.MESSAGE and talk.last_by is Side.THEM and not talk.sent:
        return _("they wrote")
    return _(CHANNELS[talk.channel])


_MOMENTS = {
    "question": (N_("to ask: $words"), N_("asked: $words")),
    "promise": (N_("promised: $words"), N_("kept: $words")),
    "thanks": (N_("thanks owed: $words"), N_("thanked: $words")),
    "shown": (N_("shown: $words"), N_("shown: $words")),
    "passed on": (N_("shared with a friend: $words"), N_("shared with a friend: $words")),
    "brought": (N_("brought $words"), N_("brought $words")),
}


def moment(what: Moment) -> str:
    """One moment of a story in a line; a talk in its own words."""
    if what.kind.value in _MOMENTS:
        open_words, settled_words = _MOMENTS[what.kind.value]
        return fill(_(settled_words if what.settled_on else open_words), words=what.words)
    if what.kind.value == "came":
        return fill(_("came through $words"), words=what.words) if what.words else _("first here")
    return what.words
