"""A small Korean morphology: from a stem to the forms a draft needs, and from a jotted form back to its stem.

Going back is looking up: every stem of the lexicon is put into every form in which notes end (-ㅁ, -심, -했음, -ㄴ다,
-했다, -대 …), and what is jotted is found among them. A form that is not there is not understood, and nobody guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from closecircle.words import korean_lexicon as lexicon

_BASE = 0xAC00
_HANGUL = range(0xAC00, 0xD7A4)
_CODAS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_BRIGHT = "ㅏㅗㅑ"
# A vowel stem melts with 어/아: 가+아 → 가, 오+아 → 와, 마시+어 → 마셔.
_MELTS = {
    "ㅏ": "ㅏ",
    "ㅓ": "ㅓ",
    "ㅐ": "ㅐ",
    "ㅔ": "ㅔ",
    "ㅕ": "ㅕ",
    "ㅗ": "ㅘ",
    "ㅜ": "ㅝ",
    "ㅣ": "ㅕ",
    "ㅚ": "ㅙ",
    "ㅡ": "ㅓ",
}


def parts(syllable: str) -> tuple[int, str, str]:
    """A syllable as its initial's number, its vowel and its coda ('' open)."""
    code = ord(syllable) - _BASE
    return code // 588, _VOWELS[code % 588 // 28], _CODAS[code % 28]


def syllable(initial: int, vowel: str, coda: str = "") -> str:
    """A syllable put together from an initial's number, a vowel and a coda."""
    return chr(_BASE + initial * 588 + _VOWELS.index(vowel) * 28 + _CODAS.index(coda))


def with_coda(word: str, coda: str) -> str:
    """The word, its last syllable's coda replaced ('가' with 'ㅁ' → '감')."""
    initial, vowel, _ = parts(word[-1])
    return word[:-1] + syllable(initial, vowel, coda)


def coda(word: str) -> str:
    """The coda of the word's last syllable, '' when it is open or no Hangul."""
    return parts(word[-1])[2] if word and ord(word[-1]) in _HANGUL else ""


@dataclass(frozen=True, slots=True)
class Stem:
    """A dictionary stem (물어보, 고맙); `state` is an adjective, which takes -다 where a verb takes -ㄴ다."""

    text: str
    state: bool = False

    def eu(self) -> str:
        """The base before 으-endings, itself ending open: 읽으, 가, 만드, 고마우, 들으, 지으."""
        word = self.text
        last = coda(word)
        if not last:
            return word
        if last == "ㄹ":
            return with_coda(word, "")
        if last == "ㅂ" and _irregular(word, lexicon.BIEUP):
            return with_coda(word, "") + "우"
        if last == "ㄷ" and _irregular(word, lexicon.DIGEUT):
            return with_coda(word, "ㄹ") + "으"
        if last == "ㅅ" and _irregular(word, lexicon.SIOT):
            return with_coda(word, "") + "으"
        return word + "으"

    def eo(self) -> str:  # noqa: PLR0911  # one return a bend
        """The infinitive: 읽어, 가, 만들어, 고마워, 들어, 지어, 불러, 해."""
        word = self.text
        last_coda = coda(word)
        initial, vowel, _ = parts(word[-1])
        if word.endswith("하"):
            return word[:-1] + "해"
        if last_coda == "ㅂ" and _irregular(word, lexicon.BIEUP):
            bright = word[-1] in "돕곱"
            return with_coda(word, "") + ("와" if bright else "워")
        if last_coda in "ㄷㅅ" and last_coda:
            base = self.eu()
            if base != word + "으":
                return base[:-1] + ("아" if vowel in _BRIGHT else "어")
        if last_coda:
            return word + ("아" if vowel in _BRIGHT else "어")
        if word[-1] == "르" and word not in lexicon.PLAIN_REU and len(word) > 1:
            ahead = parts(word[-2])[1]
            return with_coda(word[:-1], "ㄹ") + ("라" if ahead in _BRIGHT else "러")
        if vowel == "ㅡ":
            bright = len(word) > 1 and parts(word[-2])[1] in _BRIGHT
            return word[:-1] + syllable(initial, "ㅏ" if bright else "ㅓ")
        if word in lexicon.UNMELTED:
            return word + "어"
        if vowel not in _MELTS:
            return word + "어"
        return word[:-1] + syllable(initial, _MELTS[vowel])

    def past(self) -> str:
        """The past stem: 읽었, 갔, 했, 고마웠, 불렀."""
        return with_coda(self.eo(), "ㅆ")

    def honoured(self) -> str:
        """The honorific past stem: 읽으셨, 가셨, 고마우셨; 먹, 마시 and 자 have words of their own."""
        return (lexicon.HONOURED[self.text] if self.text in lexicon.HONOURED else self.eu() + "시")[:-1] + "셨"

    def honoured_stem(self) -> str:
        """The honorific stem: 읽으시, 가시, 드시."""
        return self.honoured()[:-1] + "시"

    def finite(self, *, honoured: bool = False) -> str:
        """The plain present as speech is reported: 간다, 읽는다, 만든다, 좋다; honoured 가신다, 좋으시다."""
        if honoured:
            stem = self.honoured_stem()
            return stem + "다" if self.state else with_coda(stem, "ㄴ") + "다"
        if self.state or self.text[-1] in "있없":
            return self.text + "다"
        if not coda(self.text) or coda(self.text) == "ㄹ":
            return with_coda(self.text, "ㄴ") + "다"
        return self.text + "는다"


@dataclass(frozen=True, slots=True)
class Found:
    """A jotted predicate understood: its stem, whether it is past, whether the note itself honours."""

    stem: Stem
    past: bool
    honoured: bool
    finite: bool = False


def _irregular(word: str, endings: frozenset[str]) -> bool:
    return any(word.endswith(ending) for ending in endings)


def _nominal(base: str) -> str:
    return with_coda(base, "ㅁ")


def _forms(stem: Stem) -> list[tuple[str, Found]]:
    """Every form in which a note may end with this stem."""
    eu, past, honour = stem.eu(), stem.past(), stem.eu() + "시"
    honoured_past = honour[:-1] + "셨"
    text = stem.text
    nominal = with_coda(text, "ㄻ") if coda(text) == "ㄹ" else _nominal(eu)
    found = [
        (nominal, Found(stem, past=False, honoured=False)),
        (_nominal(eu), Found(stem, past=False, honoured=False)),
        (past + "음", Found(stem, past=True, honoured=False)),
        (_nominal(honour), Found(stem, past=False, honoured=True)),
        (honoured_past + "음", Found(stem, past=True, honoured=True)),
    ]
    specials = lexicon.HONOURED.get(text)
    if specials:
        found.append((_nominal(specials), Found(stem, past=False, honoured=True)))
        found.append((specials[:-1] + "셨음", Found(stem, past=True, honoured=True)))
    ends = (
        (stem.finite(), False, False),
        (with_coda(honour, "ㄴ") + "다", False, True),
        (honour + "다", False, True),
        (past + "다", True, False),
        (honoured_past + "다", True, True),
        (past + "어", True, False),
        (past + "어요", True, False),
        (past + "습니다", True, False),
        (past + "네", True, False),
        (past + "지", True, False),
        (honoured_past + "어요", True, True),
        (honoured_past + "어", True, True),
        (honoured_past + "습니다", True, True),
    )
    found.extend((form, Found(stem, past=was, honoured=honoured, finite=True)) for form, was, honoured in ends)
    return found


@cache
def _table() -> dict[str, Found]:
    table: dict[str, Found] = {}
    for text in lexicon.VERBS:
        for form, found in _forms(Stem(text)):
            table.setdefault(form, found)
    for text in lexicon.STATES:
        for form, found in _forms(Stem(text, state=True)):
            table.setdefault(form, found)
    return table


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(Stem(text).eo() for text in lexicon.VERBS)


@cache
def of_infinitive(word: str) -> Stem | None:
    """The stem whose infinitive a word is ('가' → 가, '배워' → 배우), None when it is unknown."""
    return next((stem for text in lexicon.VERBS if (stem := Stem(text)).eo() == word), None)


@cache
def stems() -> frozenset[str]:
    """Every dictionary stem that is known."""
    return frozenset(lexicon.VERBS) | frozenset(lexicon.STATES)


def find(word: str, *, alone: bool = False, governed: bool = False) -> Found | None:
    """The predicate that a jotted word is a form of, or None.

    `alone`: nothing stands before it in the note, so that a one-syllable word is taken for the noun it looks like
    (봄, 감, 잠). `governed`: an object or an adverb stands right before it, so that 걸음 is walked and no step.
    Compounds are taken apart at 하, 되 and at a known verb's infinitive (빌려줌 → 빌려주).
    """
    if (alone and len(word) == 1) or (len(word) > 1 and word in lexicon.NOUNS_IN_M and not governed):
        return None
    table = _table()
    if word in table:
        return table[word]
    for cut in range(1, len(word)):
        head, tail = word[:cut], word[cut:]
        known = table.get(tail)
        if known is None:
            continue
        light = known.stem.text
        if (
            light in {"하", "되", "당하", "드리"}
            and ord(head[-1]) in _HANGUL
            and (head + tail) not in lexicon.NOUNS_IN_M
        ):
            state = head in lexicon.STATE_ROOTS and light == "하"
            return Found(Stem(head + light, state=state), known.past, known.honoured, known.finite)
        if light in lexicon.LIGHT and head in _infinitives():
            return Found(Stem(head + light), known.past, known.honoured, known.finite)
        if light in {"있", "없"} and len(head) > 1 and word not in lexicon.NOUNS_IN_M:
            return Found(Stem(head + light, state=True), known.past, known.honoured, known.finite)
    return None


def stem_before(word: str, ending: str) -> Stem | None:
    """The stem of a word that ends in a consonant-led ending ('배우고' with '고' → 배우), None when it is unknown."""
    if not word.endswith(ending):
        return None
    text = word.removesuffix(ending)
    if text in stems():
        return Stem(text, state=text in lexicon.STATES)
    if len(text) > 1 and text[-1] in "하되":
        return Stem(text, state=text[:-1] in lexicon.STATE_ROOTS)
    for cut in range(1, len(text)):
        if text[cut:] in lexicon.LIGHT and text[:cut] in _infinitives():
            return Stem(text)
    return None
