"""The values inside a vCard: transfer coding, charset, escapes, parameters, and the services its X- names stand for."""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from functools import lru_cache
from typing import TYPE_CHECKING

from closecircle.core.text import one_line
from closecircle.exchange import decoding

if TYPE_CHECKING:
    from closecircle.exchange.vcard_cards import Card, Property

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?:[^\\;]|\\.)*(?:;|$)", re.DOTALL)
_TYPE = re.compile(r"(?:^|;)(?:TYPE=)?([^;=]+)(?=;|$)", re.IGNORECASE)
_CHARSET = re.compile(r"(?:^|;)CHARSET=\"?([^;\"]+)", re.IGNORECASE)
_CODED = re.compile(r"(?:^|;)(?:ENCODING=)?\"?(QUOTED-PRINTABLE|BASE64|B)\"?(?:;|$)", re.IGNORECASE)
LUNAR_CALENDAR = re.compile(r"(?:^|;)CALSCALE=\"?(chinese|dangi|korean)", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    {"voice", "pref", "internet", "quoted-printable", "base64", "8bit", "7bit", "uri", "other", "x400"}
)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
SERVICES = {
    "URL": "url",
    "IMPP": "im",
    "X-AIM": "aim",
    "X-ICQ": "icq",
    "X-MSN": "msn",
    "X-YAHOO": "yahoo",
    "X-GTALK": "gtalk",
    "X-GOOGLE-TALK": "gtalk",
    "X-GOOGLE TALK": "gtalk",
    "X-JABBER": "jabber",
    "X-QQ": "qq",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-SOCIALPROFILE": "social",
    "X-KAKAOTALK": "kakao",
    "X-KAKAO": "kakao",
    "X-LINE": "line",
    "X-INSTAGRAM": "instagram",
    "X-FACEBOOK": "facebook",
    "X-TWITTER": "twitter",
    "X-TELEGRAM": "telegram",
    "X-WHATSAPP": "whatsapp",
}


class Values:
    """Decodes property values; remembers which encoding undeclared bytes of this file turned out to be in."""

    __slots__ = ("_guessed", "_sample")

    def __init__(self, sample: bytes) -> None:
        self._guessed = ""
        self._sample = sample

    def text(self, prop: Property, card: Card) -> str:
        """The value as text: transfer coding undone, decoded, escapes still in it."""
        value = prop.value
        coded = _CODED.search(prop.params) if prop.params else None
        if coded is not None:
            value = _uncoded(value, coded[1].upper())
        if value.isascii() and b"\x1b" not in value:
            return value.decode("ascii")
        declared = _charset(prop.params)
        if b"\x1b" not in value or not declared:
            try:
                return value.decode()
            except UnicodeDecodeError:
                pass
        if declared:
            try:
                return value.decode(declared)
            except UnicodeDecodeError:
                pass
        if decoding.damaged_utf8(value):
            return value.decode("utf-8", "replace")
        return self._guess(value, card)

    def _guess(self, value: bytes, card: Card) -> str:
        if not self._guessed:
            sample = [self._sample, value]
            for prop in card.properties:
                coded = _CODED.search(prop.params)
                plain = _uncoded(prop.value, coded[1].upper()) if coded else prop.value
                if not decoding.is_utf8(plain):
                    sample.append(plain)
            declared = [name for prop in card.properties if (name := _charset(prop.params))]
            self._guessed = decoding.guess(b"\n".join(sample), declared)
        return value.decode(self._guessed, "replace")


def _uncoded(value: bytes, coding: str) -> bytes:
    if coding == "QUOTED-PRINTABLE":
        return a2b_qp(value) if b"=" in value else value
    try:
        return a2b_base64(value)
    except Base64Error:
        return value


def _charset(params: str) -> str:
    found = _CHARSET.search(params) if params else None
    return decoding.codec(found[1]) if found is not None else ""


def plain(text: str) -> str:
    r"""Escapes undone: `\n` a line break, any other escaped sign itself."""
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1] if match[1] in "\\,;:\"'" else match[0]


def components(text: str) -> list[str]:
    """The parts between unescaped semicolons, escapes undone."""
    if "\\" not in text:
        return text.split(";")
    return [plain(part.removesuffix(";")) for part in _PARTS.findall(text)]


@lru_cache(maxsize=512)
def types(params: str) -> str:
    """The types of a number or an address that say something, in lower case ("work fax")."""
    words = []
    for match in _TYPE.finditer(params):
        for word in match[1].replace('"', "").split(","):
            bare = word.strip().lower().removeprefix("x-")
            if bare and bare not in _SAYS_NOTHING and bare not in words:
                words.append(bare)
    return one_line(" ".join(words))


def group_label(text: str) -> str:
    """A label typed by hand; of Apple's own ones (`_$!<Anniversary>!$_`) the word inside."""
    found = _APPLE_LABEL.search(text)
    return one_line(plain(found[1] if found else text))


def messenger(prop: Property, value: str, service: str) -> tuple[str, str]:
    """Service and handle of an IMPP or a social profile, from parameters and from the address itself."""
    named = re.search(r"(?:X-SERVICE-TYPE|SERVICE-TYPE|TYPE)=\"?([^;\",]+)", prop.params, re.IGNORECASE)
    if prop.name.startswith("X-MESSAGING/"):
        service = prop.name.removeprefix("X-MESSAGING/").partition("-")[0].lower()
    elif named is not None and named[1].lower() not in ("home", "work", "pref"):
        service = one_line(named[1].lower())
    user = re.search(r"X-USER(?:NAME)?=\"?([^;\"]+)", prop.params, re.IGNORECASE)
    if user is not None:
        return service, one_line(user[1])
    scheme, colon, rest = value.partition(":")
    if service == "im" and colon:
        service = scheme.lower()
    plain = rest if colon and not rest.startswith("//") else value
    return {"kakaotalk": "kakao", "카카오톡": "kakao"}.get(service, service), plain.removeprefix("x-apple:")
