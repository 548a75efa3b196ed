"""What a model on this machine is told of one person: the few facts that a message needs, and how one speaks here.

It is told nothing that must never be said, nothing private, and nobody else's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closecircle.core.person import Register
from closecircle.words.draft import occasion_of, tongue_of, without_unsaid
from closecircle.words.plan import UNASKED

if TYPE_CHECKING:
    from closecircle.words.facts import Facts
    from closecircle.words.plan import Occasion

_NOTES = 3  # how many talks back it is told of
_SYSTEM = {
    "ko": (
        "당신은 동네 가게 점원이 단골 한 사람에게 보낼 짧은 안부 메시지를 씁니다. 한국어로, 두세 문장, 100음절 이내. "
        "광고, 할인, 가격, 행사, 방문이나 구매나 후기 부탁, 자랑은 절대 쓰지 않습니다. "
        "느낌표는 하나 이하, 이모지는 없음. $register $question 주어진 사실만 쓰고 지어내지 않습니다. "
        "메시지 본문만 답합니다."
    ),
    "en": (
        "You write one short, warm message from a shop clerk to one person they know. In English, two or three "
        "sentences, at most 50 words. Never advertise: no offers, prices, events, no asking to buy, come, review or "
        "bring friends, no boasting. At most one exclamation mark, no emoji. $question Use only the facts given and "
        "invent nothing. Answer with the message alone."
    ),
}
_REGISTER = {
    Register.FORMAL: "합쇼체로 씁니다.",
    Register.POLITE: "해요체로 씁니다.",
    Register.PLAIN: "반말로 씁니다.",
}
_QUESTION = {
    "ko": ("가볍게 답할 수 있는 질문 하나로 마칩니다.", "아무것도 묻지 않습니다."),
    "en": ("End with one question that is easy to answer.", "Ask nothing."),
}
_LABELS = {
    "ko": ("부르는 말", "왜 쓰는지", "지난 이야기", "물어볼 것", "쓰는 사람"),
    "en": ("How they are called", "Why you write", "Last talk", "Ask about", "Signed by"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the model is told, and which of the person's facts are in it."""

    system: str
    user: str
    occasion: Occasion
    used_facts: tuple[str, ...]


def model_request(facts: Facts, occasion: Occasion | None = None) -> Request:
    """The request for one message to one person."""
    facts = without_unsaid(facts, tongue_of(facts.language))
    why = occasion or occasion_of(facts)
    tongue = "ko" if facts.language == "ko" else "en"
    call, reason, last, ask, signed = _LABELS[tongue]
    notes = [talk.said for talk in facts.talks[:_NOTES] if talk.said.strip()]
    lines = [(call, facts.address), (reason, why.value), *((last, note) for note in notes)]
    asks = why not in UNASKED
    phrase = facts.question.phrase if facts.question is not None and asks else ""
    lines += [(ask, phrase), (signed, facts.signs or facts.sender_name)]
    system = _SYSTEM[tongue].replace("$register", _REGISTER[facts.speech])
    return Request(
        system=system.replace("$question", _QUESTION[tongue][0 if asks else 1]),
        user="\n".join(f"{label}: {' '.join(said.split())}" for label, said in lines if said.strip()),
        occasion=why,
        used_facts=tuple(filter(None, (*notes, phrase))),
    )
