"""What each column of an address book's CSV means: found by its header in several languages, shown, and correctable."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.text import one_line
from closecircle.exchange import decoding
from closecircle.exchange.csv_dates import order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_LINE = 1 << 20
_SAMPLE_ROWS = 3
_HEADER_WITHIN = 6


class Meaning(StrEnum):
    """What the cells of a column are; IGNORED where nothing is taken from it."""

    IGNORED = "ignored"
    UID = "uid"
    NAME = "name"
    GIVEN = "given name"
    MIDDLE = "middle name"
    FAMILY = "family name"
    NICKNAME = "nickname"
    COMPANY = "company"
    TITLE = "title"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth year"
    BIRTH_MONTH = "birth month"
    BIRTH_DAY = "birth day"
    ANNIVERSARY = "anniversary"
    EVENT = "event"
    NOTE = "note"
    TAGS = "tags"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `label` names its values ("Mobile"), or the cell of `label_from` in the same row does."""

    header: str
    meaning: Meaning = Meaning.IGNORED
    label: str = ""
    label_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a CSV is to be read, to be shown before it is.

    `day_first`: 3/4/1990 is the third of April; None while nothing in the file tells (`ask_order`: such dates exist,
    and are left out until it is answered). `header_row` counts from 0, -1 without a header. `samples` are up to three
    rows for showing.
    """

    columns: tuple[Column, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    day_first: bool | None = None
    ask_order: bool = False
    header_row: int = 0
    samples: tuple[tuple[str, ...], ...] = ()

    def with_meaning(self, place: int, meaning: Meaning) -> Mapping:
        """The mapping with one column corrected by the user."""
        columns = list(self.columns)
        columns[place] = replace(columns[place], meaning=meaning)
        return replace(self, columns=tuple(columns))

    def with_day_first(self, *, day_first: bool) -> Mapping:
        """The mapping with the order of day and month answered by the user."""
        return replace(self, day_first=day_first, ask_order=False)

    @property
    def is_telling(self) -> bool:
        """Whether the columns alone show that this is a list of people, so that any text with commas is not."""
        found = [column.meaning for column in self.columns if column.meaning not in (Meaning.IGNORED, Meaning.LABEL)]
        if self.header_row < 0:
            return self.is_useful and (Meaning.PHONE in found or Meaning.EMAIL in found)
        return self.is_useful and (len(found) > 1 or (len(self.columns) == 1 and not self.header_row))

    @property
    def is_useful(self) -> bool:
        """Whether any column names or reaches a person."""
        telling = {Meaning.NAME, Meaning.GIVEN, Meaning.FAMILY, Meaning.PHONE, Meaning.EMAIL, Meaning.NICKNAME}
        return any(column.meaning in telling for column in self.columns)


_IGNORED_WORDS = re.compile(
    r"phonetic|yomi|furigana|file ?name|user ?name|prefix|suffix|initials|mail (?:\d )?(?:type|display)|mailing"
    r"|assistant|manager|spouse|children|referred|account|relation|gender|sex$|성별|street|city|zip|postal|country|region|photo"
    r"|image|screen name|파일|우편|배우자|추천|^(?!.*mail).*address|^(?!.*메일).*주소",
)
_RULES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.UID, r"^uid$"),
    (Meaning.NICKNAME, r"^trait$|nick ?name|별명|애칭|별칭|닉네임|spitzname|surnom|apodo|ニックネーム|昵称"),
    (Meaning.MIDDLE, r"middle name|additional name|중간 ?이름"),
    (Meaning.GIVEN, r"^(?:first|given|fore) ?name$|^vorname$|^prénom$|^nombre$|^名$|^이름\(이름\)$"),
    (
        Meaning.FAMILY,
        (
            r"^(?:last|family|sur) ?name$|^nachname$|^nom(?: de famille)?$|^apellidos?$|^cognome$|^sobrenome$"
            r"|^姓$|^성$|^성씨$|^이름\(성\)$"
        ),
    ),
    (Meaning.BIRTH_YEAR, r"^birth ?year$"),
    (Meaning.BIRTH_MONTH, r"^birth ?month$"),
    (Meaning.BIRTH_DAY, r"^birth ?day$(?<=birth day)"),
    (
        Meaning.BIRTHDAY,
        r"birthday|birth ?date|date of birth|^dob$|생일|생년월일|생신|geburtstag|naissance|anniversaire|誕生日|生日",
    ),
    (Meaning.ANNIVERSARY, r"anniversary|결혼|기념일|hochzeit"),
    (Meaning.HANDLE, r"instagram|인스타|kakao|카카오|카톡|^line(?: id)?$|telegram|텔레그램|whatsapp|facebook|페이스북"),
    (Meaning.HANDLE, r"^web ?(?:page|site)|^url$|homepage|홈페이지|블로그|웹 ?페이지|^im \d"),
    (Meaning.EMAIL, r"e-?mail|이메일|메일|^mail\b|correo|courriel|メール|邮件|郵件"),
    (
        Meaning.PHONE,
        r"phone|mobile|\bcell|전화|휴대|핸드폰|휴대폰|연락처$|handy|telefon|\btel\b|téléphone|teléfono|móvil|pager|fax",
    ),
    (Meaning.PHONE, r"팩스|電話|携帯|电话|手机|手機|callback|^h\.?p\.?$"),
    (Meaning.TITLE, r"job title|organi[sz]ation(?: \d+ -)? title|^position$|직함|직책|직위|직급|berufsbezeichnung"),
    (
        Meaning.COMPANY,
        (
            r"^company(?: name)?$|^organi[sz]ation(?: \d+ -)?(?: name)?$|employer|^firma$"
            r"|회사|상호|소속|근무처|거래처|^会社|^公司"
        ),
    ),
    (
        Meaning.NAME,
        (
            r"^(?:full |display |contact |customer |client |person )?name$"
            r"|^nome(?: completo)?$|이름|성명|고객명|^(?:고객|손님|회원|연락처)$|氏名|姓名"
        ),
    ),
    (Meaning.NOTE, r"^(?:general )?notes?$|memo|^comments?$|^remarks?$|메모|비고|참고|특이 ?사항|^notizen$|備考|备注"),
    (Meaning.TAGS, r"^labels?$|group membership|^groups?$|categor|keyword|^tags?$|그룹|분류|태그|범주"),
)
_LABELLED = re.compile(r"^(?P<base>.+?) ?- ?(?P<part>label|type|value|service|레이블|라벨|값|유형)$")
_LABEL_PARTS = frozenset({"label", "type", "service", "레이블", "라벨", "유형"})
_NUMBER = re.compile(r"[+(]?\d[\d\s().+-]{6,}\d$")


def sniff(stream: BinaryIO) -> Mapping:
    """How the CSV is to be read, as far as it shows; the stream is read to its end and left there."""
    encoding, head = _encoding(stream)
    lines = io.StringIO(head, newline="")
    first = lines.readline()
    told = re.match(r"(?i)\ufeff?sep=(.)\r?\n?$", first)
    delimiter = told[1] if told else _delimiter(head)
    rows = list(_rows(head.splitlines(keepends=True), delimiter))
    header_row = _header_row(rows)
    header = rows[header_row] if 0 <= header_row < len(rows) else ()
    body = [row for row in rows[header_row + 1 :] if any(cell.strip() for cell in row)]
    columns = _columns(header) if header_row >= 0 else _by_content(body)
    dated = [place for place, column in enumerate(columns) if column.meaning in _DATES]
    dates = [row[place] for row in body for place in dated if place < len(row)]
    day_first, ask = order_of(dates)
    return Mapping(
        columns=columns,
        delimiter=delimiter,
        encoding=encoding,
        day_first=day_first,
        ask_order=ask,
        header_row=header_row,
        samples=tuple(tuple(one_line(cell) for cell in row) for row in body[:_SAMPLE_ROWS]),
    )


_DATES = (Meaning.BIRTHDAY, Meaning.ANNIVERSARY, Meaning.EVENT)


def meaning_of(header: str) -> Meaning:
    """What a column is, by its header alone."""
    bare = _bare(header)
    if match := _LABELLED.match(bare):
        if match["part"] in _LABEL_PARTS:
            return Meaning.LABEL
        bare = match["base"]
        if re.match(r"^event|^이벤트|^기념일", bare):
            return Meaning.EVENT
    if not bare or "@" in bare or _IGNORED_WORDS.search(bare):
        return Meaning.IGNORED
    return next((meaning for meaning, rule in _RULES if re.search(rule, bare)), Meaning.IGNORED)


def _bare(header: str) -> str:
    return " ".join(unicodedata.normalize("NFC", header).replace("_", " ").replace("\ufeff", "").casefold().split())


def _columns(header: Sequence[str]) -> tuple[Column, ...]:
    bare = [_bare(cell) for cell in header]
    meanings = [meaning_of(cell) for cell in header]
    for place, word in enumerate(bare):
        # 이름 beside 성 is the given name alone; Outlook's Title beside a job title is Mr. or Mrs.
        if word in ("이름", "名前", "nome") and Meaning.FAMILY in meanings:
            meanings[place] = Meaning.GIVEN
        if word == "title" and Meaning.TITLE not in meanings:
            meanings[place] = Meaning.TITLE
    columns = []
    for place, (cell, meaning) in enumerate(zip(header, meanings, strict=True)):
        base = _LABELLED.match(bare[place])
        label, label_from = "", None
        if base is not None and meaning is not Meaning.LABEL:
            label_from = next(
                (
                    other
                    for other, word in enumerate(bare)
                    if (twin := _LABELLED.match(word)) and twin["base"] == base["base"] and twin["part"] in _LABEL_PARTS
                ),
                None,
            )
        elif meaning in (Meaning.PHONE, Meaning.HANDLE, Meaning.BIRTHDAY):
            label = one_line(cell)
        columns.append(Column(header=one_line(cell), meaning=meaning, label=label, label_from=label_from))
    return tuple(columns)


def _by_content(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a list without a header, by what most of their cells look like."""
    columns = []
    named = False
    for place in range(max(map(len, rows), default=0)):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        meaning = next(
            (kind for kind in (Meaning.EMAIL, Meaning.PHONE) if cells and _most(cells, kind)), Meaning.IGNORED
        )
        if meaning is Meaning.IGNORED and not named and cells:
            named, meaning = True, Meaning.NAME
        columns.append(Column(header="", meaning=meaning))
    return tuple(columns)


def _most(cells: Sequence[str], meaning: Meaning) -> bool:
    return 2 * sum(_content(cell) is meaning for cell in cells) > len(cells)


def _content(cell: str) -> Meaning:
    if "@" in cell and " " not in cell.strip():
        return Meaning.EMAIL
    return Meaning.PHONE if _NUMBER.match(cell.strip()) else Meaning.IGNORED


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row with most known headers among the first ones; -1 when none has any and the first is already data."""
    known = [sum(meaning_of(cell) is not Meaning.IGNORED for cell in row) for row in rows[:_HEADER_WITHIN]]
    most = max(known, default=0)
    if most and all(_content(cell) is Meaning.IGNORED for cell in rows[known.index(most)]):
        return known.index(most)
    first = rows[0] if rows else ()
    return -1 if any(_content(cell) is not Meaning.IGNORED for cell in first) else 0


def _delimiter(head: str) -> str:
    """The separator that makes the most columns most often in the first lines."""
    lines = head.splitlines(keepends=True)[:40]

    def columns(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in _rows(lines, sign) if row]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths[0] if widths and widths[0] > 1 else min(common, 2), widths.count(common))

    return max(",;\t|", key=columns)


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue


def text_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of a stream as csv needs them, endings kept; a line without end comes in pieces."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(_LINE):
            yield line
    finally:
        text.detach()


def _encoding(stream: BinaryIO) -> tuple[str, str]:
    """The encoding of the whole stream, and its first lines as text."""
    block = stream.read(_BLOCK)
    head = block[:_SAMPLE]
    marked = decoding.sniff(head)
    if marked:
        return marked, codecs.getincrementaldecoder(marked)("replace").decode(head).removeprefix("\ufeff")
    strict = codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8"
    try:
        piece = block
        while piece:
            strict.decode(piece)
            piece = stream.read(_BLOCK)
    except UnicodeDecodeError:
        encoding = decoding.text(_whole_lines(block if not block.isascii() else piece))[1]
    cut = head if len(block) == len(head) else _whole_lines(head)
    return encoding, cut.decode(encoding, "replace")


def _whole_lines(block: bytes) -> bytes:
    return block[: block.rfind(b"\n") + 1] or block
