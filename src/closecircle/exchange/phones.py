"""Keys by which the same person is recognised: numbers as E.164, mail addresses, names; '' where none is sure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from closecircle.core.text import has_hangul

_EXTENSION = re.compile(r"(?:내선|구내|교환|교|ext\.?|extn|x|#|;ext=)\s*[:.]?\s*\d{1,6}\s*\)?\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?:교|내선|구내|ext\.?)\s*\d+\)", re.IGNORECASE)
_CARRIER = re.compile(r"^(?:001|002|005|006|008|00[37]\d{2})(?=[1-9]\d{7,})")
_KEPT = re.compile(r"[^\d+]")
_LONGEST = 40
# A whole address book: an import goes over it three times in the same order, and a smaller memory would never help.
_REMEMBERED = 1 << 15

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|<[^<>]*>|【[^【】]*】")
_TITLES_KO = (
    *(
        "대표이사",
        "대표",
        "사장",
        "회장",
        "부회장",
        "전무",
        "상무",
        "이사",
        "본부장",
        "실장",
        "팀장",
        "부장",
        "차장",
        "과장",
    ),
    *(
        "대리",
        "주임",
        "사원",
        "소장",
        "점장",
        "원장",
        "국장",
        "부사장",
        "선생",
        "교수",
        "박사",
        "변호사",
        "기사",
        "매니저",
    ),
    *("반장", "총무", "간사", "목사", "사모", "어머니", "아버지"),
)
_TITLE_END = re.compile(
    rf"(?<=[가-힣]{{2}})\s*(?:{'|'.join(sorted(_TITLES_KO, key=len, reverse=True))})?\s*(?:님|씨)?$"
)
_TITLE_WORD = re.compile(rf"^(?:{'|'.join(_TITLES_KO)})?(?:님|씨)?$")
_TITLES_EN = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "jr", "sr", "phd", "md", "esq", "herr", "frau", "mme"}
)
_SYLLABLES_OF_A_NAME = 4


@lru_cache(maxsize=_REMEMBERED)
def phone_key(typed: str, region: str = "KR") -> str:
    """The number as E.164, '' unless it is a valid one that belongs to one person or place.

    Numbers shared by many callers (15xx, 080, premium) are no key. What is written after or around the number
    (extensions, carriers' prefixes 001, 002, 00700, full-width digits) is taken off first.
    """
    from phonenumbers import (  # noqa: PLC0415  # 21 ms, only where numbers are compared
        NumberParseException,
        PhoneNumberFormat,
        PhoneNumberType,
        format_number,
        is_valid_number,
        number_type,
        parse,
    )

    bare = _bare_number(typed, region)
    if not bare:
        return ""
    try:
        number = parse(bare, region)
    except NumberParseException:
        return ""
    own: tuple[int, ...] = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    own += (PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER)
    if not is_valid_number(number) or number_type(number) not in own:
        return ""
    return str(format_number(number, PhoneNumberFormat.E164))


def _bare_number(typed: str, region: str) -> str:
    """Digits, with a plus where the country is named."""
    if len(typed) > _LONGEST * 2:
        return ""
    text = unicodedata.normalize("NFKC", typed).strip()
    text = _EXTENSION.sub("", _BRACKETED.sub("", text))
    if re.search(r"[^\W\d_]{4}", text):
        return ""
    bare = _KEPT.sub("", text)
    plus = bare.startswith("+")
    bare = bare.replace("+", "")
    if not plus and region == "KR":
        if bare.startswith("0082"):
            return "+" + bare[2:]
        carried = _CARRIER.sub("", bare)
        if carried != bare:
            return "+" + carried
    return ("+" if plus else "") + bare if len(bare) < _LONGEST else ""


@lru_cache(maxsize=_REMEMBERED)
def is_mobile(key: str) -> bool:
    """Whether a number in E.164 belongs to one person's phone, as far as its country tells mobile from fixed."""
    from phonenumbers import PhoneNumberType, number_type, parse  # noqa: PLC0415  # 21 ms, only where numbers are compared

    own = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.PERSONAL_NUMBER)
    return number_type(parse(key)) in own


def mail_key(typed: str) -> str:
    """The address in lower case, '' for what is no address (an Exchange path, a bare name)."""
    bare = unicodedata.normalize("NFKC", typed).strip().removeprefix("mailto:").strip("<> ").casefold()
    name, at, host = bare.rpartition("@")
    return bare if at and name and "." in host and not re.search(r"[\s,;]", bare) and not bare.startswith("/o=") else ""


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """The name made comparable: without brackets, titles, accents, case and the order of its words.

    Two names with one key may be the same person and are never merged for that alone.
    """
    text = unicodedata.normalize("NFC", name).strip()
    text = _BRACKETS.sub(" ", text).strip() or text
    if has_hangul(text):
        return _korean_key(text)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = re.findall(r"\w+", plain.casefold())
    kept = [word for word in words if word not in _TITLES_EN] or words
    return " ".join(sorted(kept))


def _korean_key(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    kept = [word for word in words if not _TITLE_WORD.match(word)] or words
    kept[-1] = _without_title(kept[-1])
    if all(has_hangul(word) for word in kept) and sum(map(len, kept)) <= _SYLLABLES_OF_A_NAME and len(kept) == 2:  # noqa: PLR2004  # family and given
        # 영희 김 and 김 영희: the one syllable is the family name.
        kept.sort(key=len)
        return "".join(kept)
    return "".join(kept) if all(has_hangul(word) for word in kept) else " ".join(sorted(kept))


def _without_title(word: str) -> str:
    """김영희과장님 → 김영희; a name must stay, so 이사라 and 김대리 keep theirs."""
    bare = _TITLE_END.sub("", word)
    return bare if len(bare) > 1 else word
