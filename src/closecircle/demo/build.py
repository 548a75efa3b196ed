"""Building the demo circle: the year behind it is lived through again, day by day, by the circle's own deeds.

Every date hangs on the day of the demo, so that all seven reasons of Today hold on any day.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from closecircle.circle import Circle
from closecircle.circle.talks import I_WROTE, THEY_WROTE, How
from closecircle.core.lunar import solar_to_lunar
from closecircle.core.months import days_in
from closecircle.core.person import Seat
from closecircle.core.talk import Channel, Side
from closecircle.settings import Settings
from closecircle.store.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

FILES = {"ko": "people_ko.toml", "en": "people_en.toml"}  # by the language in which they are written to
_SHELF = "shelf.toml"
_SUNDAY = 6
_LEAP_YEAR = 2000
_CLERK = {"ko": ("서윤", "고래등 책방"), "en": ("Seoyun", "Whaleback Books")}
_HOWS = {
    "phone": How(channel=Channel.PHONE, began=Side.THEM),
    "messages": How(channel=Channel.MESSAGE, began=Side.THEM),
    "they wrote": THEY_WROTE,
    "i wrote": I_WROTE,
}
_IN_PERSON = How(began=Side.THEM)
# What a table of a person holds beside the facts that `People.add` takes.
_NOT_FACTS = frozenset(
    {"key", "name", "trait", "added", "through", "handles", "days", "talks", "thanked", "rest", "not_now", "bench"}
)


def build(folder: Path, today: date) -> Path:
    """Write the demo circle as `circle.db` in the folder, and give its path; there must be none there yet.

    Raises:
        StoreTrouble: the folder or the file cannot be written.
    """
    file = folder / "circle.db"
    calendar = _Calendar(today)
    with trouble(file):
        circle = Circle.open(file, today=calendar, settings=settings_for("ko"))
        try:
            # Nobody's memories hang on a demo: it need not survive a power cut half built (three times as fast).
            circle.store.connection.execute("PRAGMA synchronous = OFF")
            _Story(circle, calendar).live()
        finally:
            circle.close()
    return file


def settings_for(language: str, settings: Settings | None = None) -> Settings:
    """Settings (the user's own where given) with the name and the shop of the clerk whose circle it is."""
    name, place = _CLERK[language]
    return replace(settings or Settings(), name=name, place=place)


class _Calendar:
    """The day, which goes from the past to the day of the demo."""

    def __init__(self, today: date) -> None:
        self.today = self.on = today

    def __call__(self) -> date:
        return self.on

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


class _Story:
    """All that happened, gathered person by person, then done in the order of the days."""

    def __init__(self, circle: Circle, calendar: _Calendar) -> None:
        self._circle = circle
        self._calendar = calendar
        self._deeds: list[tuple[int, int, Callable[[], object]]] = []
        self._ids: dict[str, str] = {}
        for language, file in FILES.items():
            for person in _table(file)["people"]:
                self._plan_person({"language": language, **person})
        shelf = _table(_SHELF)
        for closed in shelf["closed"]:
            self._on(420, partial(self._close, closed))
        for material in shelf["shelf"]:
            self._plan_material(material)

    def live(self) -> None:
        """Do it all."""
        # Of one day the first planned comes first; what is said of days to come was planned in its past.
        for ago, _, do in sorted(self._deeds, key=lambda deed: (-deed[0], deed[1])):
            self._calendar.on = self._calendar.ago(ago)
            do()
        self._calendar.on = self._calendar.today

    def _on(self, ago: int, do: Callable[[], object]) -> None:
        self._deeds.append((ago, len(self._deeds), do))

    def _plan_person(self, person: dict[str, Any]) -> None:
        people, key = self._circle.people, person["key"]
        self._on(person["added"], partial(self._add, person))
        for talk in person.get("talks", ()):
            if "wrote" in talk:
                self._on(talk["ago"], partial(self._write, key, talk["wrote"]))
            else:
                self._on(self._open_day(talk), partial(self._log, key, talk))
            if "kept" in talk:
                self._on(talk["kept"], partial(self._keep, key))
        for ago in person.get("thanked", ()):
            self._on(ago, lambda: self._circle.talks.thank(self._ids[key]))
        if "rest" in person:
            self._on(person["rest"], lambda: people.rest(self._ids[key]))
        if "not_now" in person:
            self._on(person["not_now"], lambda: people.not_now(self._ids[key]))
        if "bench" in person:
            self._on(person["bench"], lambda: people.seat([self._ids[key]], Seat.BENCH))

    def _open_day(self, talk: dict[str, Any]) -> int:
        """The day of a talk: nobody comes to the shop on a Sunday, so they came the day before."""
        ago = int(talk["ago"])
        return ago + 1 if "how" not in talk and self._calendar.ago(ago).weekday() == _SUNDAY else ago

    def _add(self, person: dict[str, Any]) -> None:
        people = self._circle.people
        facts = {name: value for name, value in person.items() if name not in _NOT_FACTS}
        by = self._ids[person["through"]] if "through" in person else None
        added = people.add(person.get("name", ""), trait=person.get("trait", ""), introduced_by=by, **facts)
        self._ids[person["key"]] = added.id
        for kind, value in person.get("handles", ()):
            people.add_handle(added.id, kind, value)
        for day in person.get("days", ()):
            people.add_day(added.id, **self._day(day))

    def _day(self, told: dict[str, Any]) -> dict[str, Any]:
        """A special day: as it is told, or so many days after the day of the demo."""
        label = told.get("label", "")
        if "in" not in told:
            return {**told, "label": label}
        on = self._calendar.ago(-told["in"])
        lunar = solar_to_lunar(on) if told.get("lunar") else None
        if lunar is not None and lunar.day > days_in(_LEAP_YEAR, lunar.month):
            lunar = None  # 30 of the second month is refused as a typing mistake
        year, month, day = (lunar.year, lunar.month, lunar.day) if lunar is not None else (on.year, on.month, on.day)
        born = year - told["years"] if "years" in told else None
        if born is not None and lunar is None:
            while day > days_in(born, month):  # nobody is born on 29 February of a common year
                born -= 1
        return {
            "kind": told["kind"],
            "month": month,
            "day": None if told.get("whole_month") else day,
            "year": born,
            "lunar": lunar is not None,
            "leap": lunar is not None and lunar.leap,
            "label": label,
        }

    def _log(self, key: str, talk: dict[str, Any]) -> None:
        how = _HOWS[talk["how"]] if "how" in talk else _IN_PERSON
        ask, promise = talk.get("ask", ""), talk.get("promise", "")
        if "about" in talk:
            ask = f"{self._calendar.ago(talk['about'])} {ask}"
        if "due" in talk:
            promise = f"{self._calendar.ago(talk['due'])} {promise}"
        self._circle.talks.log([self._ids[key]], talk["said"], how=how, ask=ask, promise=promise)

    def _write(self, key: str, text: str) -> None:
        self._circle.drafts.send(self._ids[key], text)

    def _keep(self, key: str) -> None:
        promise = self._circle.store.talks.promises(self._ids[key], open_only=True)[0]
        self._circle.talks.keep_promise(promise.id, promise.person_id)

    def _close(self, closed: dict[str, Any]) -> None:
        if "weekday" in closed:
            self._circle.people.add_absence(weekday=closed["weekday"])
        else:
            first, last = self._calendar.ago(closed["from"]), self._calendar.ago(closed["to"])
            self._circle.people.add_absence(from_on=first, to_on=last, label=closed["label"])

    def _plan_material(self, material: dict[str, Any]) -> None:
        line = material["line"]
        shelf = self._circle.material

        def put() -> None:
            self._ids[line] = shelf.add(line, tags=material["tags"]).id

        self._on(material["made"], put)
        for showing in material.get("showings", ()):
            self._on(showing["ago"], partial(self._show, line, showing))
            if "passed_on" in showing:
                self._on(showing["passed_on"], partial(self._passed_on, line, showing))
            if "came" in showing:
                self._on(showing["came_on"], partial(self._came, line, showing))
        if "put_away" in material:
            self._on(material["put_away"], lambda: shelf.put_away(self._ids[line]))

    def _show(self, line: str, showing: dict[str, Any]) -> None:
        self._circle.material.show(self._ids[line], self._ids[showing["to"]])
        if "enjoyed" in showing:
            self._circle.material.enjoyed(self._showing(line, showing), enjoyed=showing["enjoyed"])

    def _passed_on(self, line: str, showing: dict[str, Any]) -> None:
        self._circle.material.passed_on(self._showing(line, showing))

    def _came(self, line: str, showing: dict[str, Any]) -> None:
        self._circle.material.came(self._showing(line, showing), self._ids[showing["came"]])

    def _showing(self, line: str, showing: dict[str, Any]) -> str:
        shown = self._circle.material.showings(self._ids[line])
        return next(each.showing.id for each in shown if each.person.id == self._ids[showing["to"]])


def _table(file: str) -> dict[str, Any]:
    return tomllib.loads((files("closecircle.demo") / file).read_text(encoding="utf-8"))
