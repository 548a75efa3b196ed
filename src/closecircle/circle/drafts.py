"""Drafts: gathering what is known of a person, writing from it, and what becomes of a draft afterwards."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from closecircle.circle.room import Room
from closecircle.core.change import Edit, added
from closecircle.core.days import next_occurrence
from closecircle.core.errors import NothingFound, WrongUse
from closecircle.core.person import Register
from closecircle.core.saved_draft import KeptSentence, SavedDraft
from closecircle.core.talk import Channel, Side, Talk
from closecircle.core.text import clean
from closecircle.core.today import Reason
from closecircle.store.ids import new_id

if TYPE_CHECKING:
    from datetime import date

    from closecircle.circle.asking_model import Asking
    from closecircle.core.person import Person
    from closecircle.store.journal import Committed
    from closecircle.words.facts import DayFact, Facts, MaterialFact, PromiseFact, QuestionFact, TalkFact
    from closecircle.words.plan import Draft, Occasion
    from closecircle.words.tone import Finding

SENT = "draft"  # the source of a talk that was a message written here


class Drafts(Room):
    """Messages to one person. There is no sending to all."""

    def write(
        self,
        person_id: str,
        *,
        occasion: Occasion | None = None,
        variant: int = 0,
        seed: int = 0,
        hour: int | None = None,
        material_id: str | None = None,
    ) -> Draft:
        """A draft for one person, from what is known of them; nothing is changed. `hour` 0 to 23 where it matters."""
        from closecircle.words.draft import draft  # noqa: PLC0415  # the phrase books load when first needed

        return draft(
            self.facts(person_id, hour=hour, material_id=material_id), occasion=occasion, variant=variant, seed=seed
        )

    def facts(self, person_id: str, *, hour: int | None = None, material_id: str | None = None) -> Facts:
        """What a draft may be written from. What is private stays out."""
        from closecircle.words.facts import Facts, KeptLine  # noqa: PLC0415  # see write
        from closecircle.words.plan import Move  # noqa: PLC0415  # the same

        person, today, settings = self._person(person_id), self._today, self._ground.settings
        all_talks = self._store.talks.of(person_id, limit=20)
        drafts = self._store.talks.drafts(person_id)
        introduced = [
            friend.name
            for thanks in self._store.talks.thanks(person_id, open_only=True)
            if thanks.cause == "introduction" and (friend := self._store.people.get(thanks.subject)) is not None
        ]
        introducer = self._store.people.get(person.introduced_by) if person.introduced_by else None
        return Facts(
            name=person.name,
            address=person.address,
            today=today,
            tie=person.tie,
            familiarity=person.familiarity,
            language=person.language,
            register=Register(person.register) if person.register else None,
            sender_name=settings.name,
            sender_place=settings.place,
            signs=settings.signs,
            openings=settings.openings,
            closings=settings.closings,
            emoji=settings.emoji,
            hour=hour,
            talks=_talk_facts(all_talks),
            days_since=(today - all_talks[0].on).days if all_talks else None,
            question=self._question(person_id),
            promise=self._promise(person_id),
            day=self._day(person_id),
            about=_about(person),
            material=self._material(material_id),
            introduced=introduced[0] if introduced else "",
            passed_on=self._passed_on(person_id),
            introduced_by=introducer.name if introducer is not None else "",
            last_by=all_talks[0].last_by if all_talks else None,
            last_message=all_talks[0].said if all_talks and all_talks[0].last_by is Side.THEM else "",
            never_say=tuple(line.strip() for line in person.never_say.splitlines() if line.strip()),
            first_contact=not drafts and not any(talk.channel is Channel.MESSAGE for talk in all_talks),
            kept=tuple(
                KeptLine(move=Move(kept.move), text=kept.text)
                for kept in self._store.talks.kept_sentences(person.language)
            ),
            before=tuple(saved.text for saved in drafts),
            month=tuple(
                saved.text
                for saved in self._store.talks.drafts_since(today.replace(day=1))
                if saved.person_id != person_id
            ),
        )

    def for_model(self, person_id: str, occasion: Occasion | None = None) -> Asking:
        """What a model on this machine would be asked for this person. Raises WrongUse where none is set up."""
        from closecircle.circle.asking_model import asking  # noqa: PLC0415  # nobody without a model pays for it

        return asking(self._ground.settings, self.facts(person_id), occasion)

    def ask_model(self, person_id: str, *, occasion: Occasion | None = None, voice: str = "en") -> Draft:
        """A draft by the user's own model on this machine; waits for it, and changes nothing.

        Raises:
            WrongUse: none is set up, or its address is not on this machine.
            NoAnswer: it does not answer as it should.
            NothingFound: the guard or a limit speaks against what it said, so it is not shown.
        """
        from closecircle.circle.asking_model import answer, checked  # noqa: PLC0415  # see for_model

        question = self.for_model(person_id, occasion)
        return checked(question, answer(question), voice)

    def check(self, text: str, person_id: str | None = None, *, voice: str = "en") -> tuple[Finding, ...]:
        """What the tone guard finds in a text; with a person at hand it also looks at what it knows of them."""
        from closecircle.words.tone import check  # noqa: PLC0415  # the rules load when first needed
        from closecircle.words.tone_context import context_of  # noqa: PLC0415  # see write

        if person_id is None:
            return check(text, voice=voice)
        facts = self.facts(person_id)
        return check(text, facts.language, context_of(facts), voice)

    def copied(self, person_id: str, text: str) -> SavedDraft:
        """Remember that a draft was copied. Copied is not sent: the next opening asks."""
        text = clean(text).strip()
        if not text:
            raise WrongUse("There is nothing to copy yet.")
        saved = SavedDraft(id=new_id(), person_id=person_id, text=text, made_on=self._today)
        edits = [*added(saved), *self._set_aside(person_id), *self._answered(person_id)]
        self._commit("Copied a message to $name", edits, name=self._name(person_id))
        return saved

    def sent(self, draft_id: str) -> Committed:
        """A copied draft was sent: it becomes a talk that the user began, on the day it was copied."""
        saved = self._draft(draft_id)
        person = self._person(saved.person_id)
        talk = _message(person, saved.text, saved.made_on)
        edits = [Edit(saved, replace(saved, state="sent", talk_id=talk.id)), *self._edits_for(person, talk)]
        return self._commit("Wrote to $name", edits, name=self._name(person.id))

    def send(self, person_id: str, text: str) -> Committed:
        """A text was sent just now: draft and talk in one change."""
        person, text = self._person(person_id), clean(text).strip()
        if not text:
            raise WrongUse("There is nothing to send yet.")
        talk = _message(person, text, self._today)
        saved = SavedDraft(
            id=new_id(), person_id=person_id, text=text, made_on=self._today, state="sent", talk_id=talk.id
        )
        return self._commit(
            "Wrote to $name",
            [*added(saved), *self._set_aside(person_id), *self._edits_for(person, talk)],
            name=self._name(person_id),
        )

    def _set_aside(self, person_id: str) -> list[Edit]:
        """Copies of before that nobody said were sent: the newest message to a person is the one to ask after."""
        return [
            Edit(saved, replace(saved, state="set aside"))
            for saved in self._store.talks.copied()
            if saved.person_id == person_id
        ]

    def not_sent(self, draft_id: str) -> Committed:
        """A copied draft was not sent after all."""
        saved = self._draft(draft_id)
        edits = [Edit(saved, replace(saved, state="set aside"))]
        return self._commit("Did not write to $name after all", edits, name=self._name(saved.person_id))

    def waiting(self) -> list[tuple[SavedDraft, Person]]:
        """Drafts that were copied and of which nobody has said whether they were sent."""
        return [(saved, self._person(saved.person_id)) for saved in self._store.talks.copied()]

    def keep_sentence(self, person_id: str, move: str, text: str) -> Committed:
        """Keep a sentence of the user's own for next time; the person's address in it becomes a place for anyone's."""
        person = self._person(person_id)
        line = clean(text).strip()
        if person.address:
            line = line.replace(person.address, "{call}")
        kept = KeptSentence(id=new_id(), language=person.language, move=move, text=line, kept_on=self._today)
        return self._commit("Kept a sentence for next time", added(kept))

    def _edits_for(self, person: Person, talk: Talk) -> list[Edit]:
        from closecircle.circle.material import MaterialShelf  # noqa: PLC0415  # only where a message was sent
        from closecircle.circle.talks import Talks  # noqa: PLC0415  # a talk settles the same things wherever it began

        edits = Talks(self._ground).edits_for(person, talk)
        edits += MaterialShelf(self._ground).shown_by(person.id, talk.said, talk.on)
        return edits + self._thanks_given(person.id, edits)

    def _thanks_given(self, person_id: str, already: list[Edit]) -> list[Edit]:
        settled = {edit.before.id for edit in already if edit.before is not None}
        found = self._reasons(person_id)
        if not found or found[0].reason is not Reason.THANKS:
            return []
        return [
            Edit(owed, replace(owed, thanked_on=self._today))
            for owed in self._store.talks.thanks(person_id, open_only=True)
            if owed.id not in settled
        ]

    def _question(self, person_id: str) -> QuestionFact | None:
        from closecircle.words.facts import QuestionFact  # noqa: PLC0415  # see write

        questions = self._store.talks.questions(person_id, open_only=True)
        if not questions:
            return None
        first = questions[0]
        return QuestionFact(phrase=first.phrase, about_on=first.about_on, due=first.due_on <= self._today)

    def _promise(self, person_id: str) -> PromiseFact | None:
        from closecircle.words.facts import PromiseFact  # noqa: PLC0415  # see write

        promises = self._store.talks.promises(person_id)
        fresh = [promise for promise in promises if promise.kept_on == self._today]
        due = [promise for promise in promises if promise.kept_on is None and promise.due_on <= self._today]
        for promise in fresh or due:
            return PromiseFact(what=promise.what, due=promise.due_on, kept=promise.kept_on is not None)
        return None

    def _day(self, person_id: str) -> DayFact | None:
        from closecircle.words.facts import DayFact  # noqa: PLC0415  # see write

        near = [
            DayFact(kind=day.kind, on=next_occurrence(day, self._today), lunar=day.lunar, label=day.label)
            for day in self._store.today.days_near(person_id, self._today, self._numbers)
        ]
        return min(near, key=lambda day: day.on, default=None)

    def _material(self, material_id: str | None) -> MaterialFact | None:
        from closecircle.words.facts import MaterialFact  # noqa: PLC0415  # see write

        if material_id is None:
            return None
        material = self._store.material.get(material_id)
        return (
            None if material is None else MaterialFact(title=material.title, link=material.link, answers=material.tags)
        )

    def _passed_on(self, person_id: str) -> str:
        for thanks in self._store.talks.thanks(person_id, open_only=True):
            if thanks.cause != "introduction":
                material = self._store.material.get(thanks.subject)
                return thanks.subject if material is None else material.title
        return ""

    def _draft(self, draft_id: str) -> SavedDraft:
        saved = self._store.talks.draft(draft_id)
        if saved is None:
            raise NothingFound("This draft is no longer here.")
        return saved

    def _name(self, person_id: str) -> str:
        person = self._person(person_id)
        return person.name or person.trait


def _message(person: Person, text: str, on: date) -> Talk:
    return Talk(
        id=new_id(),
        person_id=person.id,
        on=on,
        channel=Channel.MESSAGE,
        began=Side.ME,
        last_by=Side.ME,
        said=text,
        source=SENT,
    )


def _talk_facts(talks: list[Talk]) -> tuple[TalkFact, ...]:
    from closecircle.words.facts import TalkFact  # noqa: PLC0415  # see Drafts.write

    # One's own messages are no notes of what the other said: a draft must not speak of itself.
    return tuple(
        TalkFact(on=talk.on, said=talk.said, by=talk.last_by, channel=talk.channel)
        for talk in talks
        if talk.source != SENT and not talk.private and talk.said and not _in_their_words(talk)
    )


def _in_their_words(talk: Talk) -> bool:
    """Whether the talk holds their message word for word: its "I" is not the user's, so it cannot be read as a note."""
    theirs = talk.channel is Channel.MESSAGE and talk.last_by is Side.THEM
    return theirs and (talk.source != "" or "?" in talk.said or _FIRST_PERSON.search(talk.said) is not None)


_FIRST_PERSON = re.compile(r"\b(I|I'm|I'd|I'll|I've|my|me|we|our)\b|(저는|제가|저도|나는|내가|나도)")


def _about(person: Person) -> tuple[str, ...]:
    texts = (person.likes, person.family, person.usual, person.notes)
    return tuple(line.strip() for text in texts for line in text.splitlines() if line.strip())
