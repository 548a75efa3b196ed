"""Which one-byte code page some undeclared bytes are most likely in, judged by how words are written.

A dozen bytes of names are too few for statistics: charset-normalizer takes a Hebrew name for Russian and swaps Central
and Western European. How letters may stand together decides such cases.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1255", "cp1254", "cp1256", "koi8-r", "cp1257")
_SURE = 0.3
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_OF_A_TONGUE = {
    # Accented letters that some language of the page really uses; any other one is a likely misreading.
    "cp1252": "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœ",
    "cp1250": "áäčćďéęëěíľĺńňóôöőŕřśšťúůüűýźżžąłßâăîșşţđç",
    "cp1254": "çğıöşüâîûé",
    "cp1257": "āčēģīķļņšūžąęėįųõäöüßżźćńóśł",
}
_USED_OFTEN = {"cp1252": "äöüßéèàáíóúñçøåæãõêîâôû", "cp1250": "áéíóúýčšžřěůńśćąęłżźöüőű", "cp1254": "çğışöü"}
# What Western tongues do not write: ñ before a consonant (Zieliński), õ without e (Erdős), è before a back vowel
# (Čapek), ø beside an acute vowel (Dvořák), ê, ù and æ closing a syllable as ę, ů and ć do.
_UNWESTERN = re.compile(r"ñ(?![aeiouyáéíóúü])|õ(?!e)|è[aouáó]|ø(?=\w*[áíý])|[áíý]\w*ø|æ$|[êù][kzcw]")


def likely(sample: bytes) -> str:
    """The page in which the words of the sample look best, '' when none of them makes words at all."""
    likeness = {page: _likeness(sample, page) for page in PAGES}
    best = max(likeness, key=lambda page: likeness[page])
    return best if likeness[best] > _SURE else ""


def _likeness(sample: bytes, page: str) -> float:
    """Points a word with letters beyond ASCII: well written 1, odd 0 and below."""
    try:
        text = sample.decode(page)
    except UnicodeDecodeError:
        return -1.0
    points = 0.0
    for word in _WORD.findall(text):
        if not word.isascii():
            points += _word(word, page)
    # A sign inside a word (Micha³, Wiœnia) is a letter of another page.
    points -= 2 * len(re.findall(r"(?<=[^\W\d_])[^\x00-\x7f\w\s’–—»”]|[\x80-\x9f]|[¡-¿×÷](?=[^\W\d_])", text))
    points -= 2 * len(re.findall(r"(?<=[a-z])[¹²³]", text))
    return points - 0.01 * PAGES.index(page)


def _word(word: str, page: str) -> float:
    scripts = {_script(sign) for sign in word}
    if len(scripts) > 1:
        return -1.0
    points = 1.0
    if any(sign.isupper() for sign in word[1:]) and not word.isupper():
        points -= 1.5
    (script,) = scripts
    if script == "LATIN":
        return points + _latin(word, page)
    if word[0].islower():
        # Names begin with a capital wherever the script has them; Hebrew and Arabic have none.
        points -= 0.6
    if script == "HEBREW" and not all("א" <= sign <= "ת" for sign in word):
        points -= 1.5
    if script == "CYRILLIC":
        points += _cyrillic(word)
    if script == "GREEK" and re.search(r"[ΐΰ]|ς.", word):
        points -= 0.5
    return points


def _latin(word: str, page: str) -> float:
    lower = word.lower()
    odd = [sign for sign in lower if not sign.isascii()]
    points = -0.8 * sum(sign not in _LATIN_OF_A_TONGUE.get(page, "") for sign in odd)
    points += min(0.4, 0.2 * sum(sign in _USED_OFTEN.get(page, "") for sign in odd))
    if len(odd) > max(2, len(word) // 2):
        points -= 2.5
    if page in ("cp1252", "cp1254"):
        points -= 0.5 * len(_UNWESTERN.findall(lower))
    return points


def _cyrillic(word: str) -> float:
    vowels = sum(sign in "аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ" for sign in word)
    points = 0.0 if vowels * 6 >= len(word) else -0.8
    if re.search(r"[бвгджзклмнпрстфхцчшщ]й|^[ьъы]|[ьъ]{2}", word.lower()):
        points -= 0.8
    return points


@lru_cache(maxsize=1024)
def _script(sign: str) -> str:
    return unicodedata.name(sign, "?").split()[0]
