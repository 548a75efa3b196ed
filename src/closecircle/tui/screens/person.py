"""A person's page: the story so far, the facts that help a talk, the rhythm one wishes and the one that is lived."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.widgets import Static

from closecircle.i18n import N_, _, fill
from closecircle.tui.commands import BACK, EVERYWHERE, PERSON_AT_HAND, Command
from closecircle.tui.safe import content
from closecircle.tui.screens.person_deeds import PersonDeeds
from closecircle.tui.screens.person_lines import fact_rows, first_things, story_rows
from closecircle.tui.widgets.gaps import Gaps
from closecircle.tui.widgets.line_list import Column, LineList
from closecircle.wording import name, rhythm

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closecircle.circle import Circle
    from closecircle.circle.timeline import Lived, Moment
    from closecircle.circle.today import Card

_PAGE = 60
_WIDE = 100
_ROWS_OF_BARS = ((36, 4), (24, 2))  # how high the window is, and how high the bars may be


class PersonPage(PersonDeeds):
    """One person; `at` is the line on which the page opens ("talk:…", "fact:likes"), read as far back as it lies."""

    AUTO_FOCUS = "#story"
    HEADING = N_("Person")
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(action="enter", keys="enter", label=N_("Change"), help=N_("Change, settle or open this line")),
        Command(action="switch", keys="tab", label=N_("Facts"), help=N_("The facts, or the story so far")),
        *(command for command in PERSON_AT_HAND if command.action != "open"),
        Command(action="add('day')", keys="d", label=N_("Special day"), help=N_("Add a birthday, any special day")),
        Command(
            action="add('question')", keys="a", label=N_("Ask"), help=N_("Note what to ask next time"), footer=False
        ),
        Command(
            action="add('handle')", keys="h", label=N_("Reached"), help=N_("Add a number, an address"), footer=False
        ),
        Command(
            action="take_rhythm", keys="0,y", label=N_("Take it"), help=N_("Take the rhythm you live"), footer=False
        ),
        Command(action="take_out", keys="delete,x", label=N_("Take out"), help=N_("Take this line out"), footer=False),
        *EVERYWHERE,
        BACK,
    )

    def __init__(self, person_id: str, *, at: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._at = at
        self._on_facts = at.startswith(("fact:", "day:"))
        self._moments: list[Moment] = []
        self._whole = False
        self._reading = False
        self._lived: Lived | None = None

    def body(self) -> ComposeResult:
        """What one should know first, the rhythm, then the facts and the story."""
        yield Static(id="about-person")
        yield Gaps(id="rhythm")
        yield Static(id="which")
        with Container(id="page"):
            yield LineList(Column(width=12), Column(), id="facts")
            yield LineList(Column(width=12), Column(width=10), Column(), id="story")

    @property
    def person_id(self) -> str:
        """Whose page it is."""
        return self._person_id

    def heading(self) -> str:
        """Their name."""
        return _("Person") if self.card is None else name(self.card.person)

    def moment(self, key: str) -> Moment | None:
        """The moment of the story with this key."""
        return next((each for each in self._moments if f"{each.kind.value}:{each.key}" == key), None)

    @property
    def _in_front(self) -> LineList:
        facts, story = self.query_one("#facts", LineList), self.query_one("#story", LineList)
        if self.has_class("-wide"):
            return facts if self.focused is facts else story
        return facts if self._on_facts else story

    async def load(self) -> None:
        """Everything about them anew; the story as far as it was read."""
        person_id, at = self._person_id, self._at
        asked = max(_PAGE, len(self._moments))

        def read(circle: Circle) -> tuple[Card, list[Moment], bool, str, Lived] | None:
            if circle.store.people.get(person_id) is None:
                return None
            card = circle.today.card(person_id)
            by = card.person.introduced_by
            through = name(circle.people.get(by)) if by else ""
            self.absences = tuple(circle.people.absences(person_id))
            wanted = asked
            moments = circle.timeline.of(person_id, 0, wanted)
            sought = "" if at.startswith(("fact:", "day:")) else at.partition(":")[2]
            while sought and len(moments) == wanted and not any(each.key == sought for each in moments):
                wanted *= 2
                moments = circle.timeline.of(person_id, 0, wanted)
            return card, moments, len(moments) < wanted, through, circle.timeline.lived(person_id)

        found = await self.ask(read)
        if found is None:  # forgotten, merged, or their adding was undone
            self.circle_app.call_later(self._leave)
            return
        self.card, self._moments, self._whole, through, self._lived = found
        self.suggested = self._lived.suggested.spell() if self._lived.suggested is not None else ""
        self._show(self.card, through)
        if self._at:
            self._arrange()
            self.query_one("#facts", LineList).go_to(self._at)
            self.set_focus(self.query_one("#facts" if self._on_facts else "#story", LineList))
            self._at = ""
        elif self.focused is None:
            self.set_focus(self._in_front)

    def _show(self, card: Card, through: str) -> None:
        today = self.circle_app.today()
        self.query_one("#about-person", Static).update(first_things(card, today))
        self.query_one("#facts", LineList).set_rows(fact_rows(card, self.absences, through, today))
        self._show_story()
        self._show_rhythm()
        self._show_which()

    def _show_story(self) -> None:
        if self.card is not None:
            story = self.query_one("#story", LineList)
            rows = story_rows(self._moments, self.card.days, self.circle_app.today(), whole=self._whole)
            # The first look is at what happened last, not at a day that is still to come.
            first = next((f"{each.kind.value}:{each.key}" for each in self._moments), "")
            story.set_rows(rows, key="" if story.rows else self._at or first)

    def _show_rhythm(self) -> None:
        if self.card is not None and self._lived is not None:
            last = self.card.talks[0].on if self.card.talks else None
            now = None if last is None else (self.circle_app.today() - last).days
            rows = next((bars for high, bars in _ROWS_OF_BARS if self.size.height >= high), 0)
            self.query_one(Gaps).show(self._lived, now, rows=rows)

    def _show_which(self) -> None:
        shown = _("The facts · Tab: the story so far") if self._on_facts else _("The story so far · Tab: the facts")
        self.query_one("#which", Static).update(content(shown))

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= _WIDE, "-wide")
        self._arrange()
        self._show_rhythm()

    @on(LineList.NearEnd, "#story")
    async def _read_on(self) -> None:
        """The next page of the story."""
        if self._whole or self._reading or not self._moments:
            return
        self._reading = True
        person_id, offset = self._person_id, len(self._moments)
        more = await self.ask(lambda circle: circle.timeline.of(person_id, offset, _PAGE))
        if len(self._moments) == offset:  # else it was read anew meanwhile
            self._moments += more
            self._whole = len(more) < _PAGE
            self._show_story()
        self._reading = False

    @on(LineList.Chosen)
    def _clicked(self) -> None:
        self.circle_app.call_later(self.action_enter)

    async def action_enter(self) -> None:
        """What the line under the cursor is about."""
        await self.enter(self._in_front.key)

    async def action_take_out(self) -> None:
        """Take the line under the cursor out."""
        await self.take_out(self._in_front.key)

    async def action_add(self, what: str) -> None:
        """Add a special day, a handle, a question."""
        await self.add(what)

    def action_switch(self) -> None:
        """The facts, or the story."""
        if self.has_class("-wide"):
            story = self.query_one("#story", LineList)
            self.set_focus(self.query_one("#facts", LineList) if self._in_front is story else story)
        else:
            self._on_facts = not self._on_facts
            self._arrange()
            self.set_focus(self._in_front)
            self._show_which()

    def _arrange(self) -> None:
        """Both where there is room, else one of them."""
        wide = self.has_class("-wide")
        self.query_one("#facts").display = wide or self._on_facts
        self.query_one("#story").display = wide or not self._on_facts
        self.query_one("#which").display = not wide

    async def action_take_rhythm(self) -> None:
        """Take the rhythm that is lived."""
        if self.suggested and await self.change(rhythm=self.suggested) is not None:
            self.circle_app.say(fill(_("In touch $rhythm from now on. F12 undoes it."), rhythm=rhythm(self.suggested)))

    async def _leave(self) -> None:
        if self.circle_app.screen is self:
            await self.circle_app.back()
