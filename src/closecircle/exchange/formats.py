"""What kind of file this is, by what is in it and never by its name alone; archives are looked into where they lie."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from closecircle.core.errors import Unreadable
from closecircle.exchange import archives, csv_mapping, decoding
from closecircle.exchange.opening import opened

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from pathlib import Path

HEAD = 1 << 16

_EMPTY = "$name is empty"
_UNKNOWN = "$name is no file of contacts or chats that can be read"


class Format(StrEnum):
    """A kind of file that can be brought in."""

    VCARD = "vcard"
    CONTACTS_CSV = "contacts_csv"
    KAKAOTALK = "kakaotalk"
    WHATSAPP = "whatsapp"
    LINE = "line"
    TELEGRAM = "telegram"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    SMS = "sms_backup_restore"
    MBOX = "mbox"
    FRIENDS = "friends.md"
    MONICA = "monica"
    KNOTTER = "knotter"
    CLOSECIRCLE = "closecircle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One readable file: a path, or a member of the archive at that path. `name` is its own, for messages."""

    path: Path
    name: str
    format: Format
    member: str = ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes; those of a member are unpacked as they are read, and no more than the cap.

        Raises:
            Unreadable: The file cannot be opened, or, while reading, the archive turns out damaged or a bomb.
        """
        if not self.member:
            with opened(self.path) as (stream, _name):
                yield stream
            return
        with (
            archives.opened(self.path) as archive,
            io.BufferedReader(_raw(archive, self.member, self.path.name)) as stream,
        ):
            yield stream


def recognise(path: Path) -> Format:
    """What kind of file it is; for an archive, of the first readable file in it.

    Raises:
        Unreadable: It is missing, empty, of no known kind, or an archive not to be opened.
    """
    return sources(path)[0].format


def sources(path: Path, *, table: bool = False) -> tuple[Source, ...]:
    """The file itself, or every readable member of an archive in the order of their names.

    `table`: the user says what its columns are, so a text of no known kind is taken for a table.

    Raises:
        Unreadable: As for `recognise`.
    """
    with opened(path) as (stream, _name):
        head = stream.read(HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _members(path)
    found = of_head(head)
    if found is None and table and not _BINARY.match(head) and (_text(head) or "").strip():
        found = Format.CONTACTS_CSV
    if found is None:
        bare = head.strip(b"\xef\xbb\xbf \t\r\n\0")
        raise Unreadable(_UNKNOWN if bare else _EMPTY, name=path.name)
    return (Source(path=path, name=path.name, format=_by_place(found, str(path))),)


def of_head(head: bytes) -> Format | None:
    """The kind of file that begins with these bytes, None for one that cannot be read."""
    text = None if _BINARY.match(head) else _text(head)
    if text is None:
        return None
    bare = text.lstrip("\ufeff \t\r\n")
    for kind, shape in _HEADS:
        if shape.search(text if kind in _BY_WHOLE_LINES else bare[:_TITLES]):
            return kind
    if bare[:1] == "<":
        return Format.SMS if _SMS.search(bare) else None
    # A bracket begins JSON and WhatsApp's stamps alike.
    found = _json(bare) if bare[:1] in ("{", "[") else None
    return found or _by_lines(text) or (None if bare[:1] == "{" else _table(head))


def _by_lines(text: str) -> Format | None:
    """Chats without a header, by the shape of their first lines."""
    lines = text.splitlines()[:_FIRST_LINES]
    for kind in (Format.KAKAOTALK, Format.WHATSAPP, Format.LINE):
        reader = import_module(f"closecircle.exchange.{kind.value}")
        if reader.is_one(lines):
            return kind
    return None


_BINARY = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|SQLite format 3|\x1f\x8b|7z\xbc\xaf|Rar!|\x7fELF|MZ\x90|\xd0\xcf\x11\xe0"
    rb"|OggS|ID3|....ftyp",
    re.DOTALL,
)
_VCARD = re.compile(r"^[\ufeff \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)
_FRIENDS = re.compile(r"^### (?:Activities|Notes|Friends|Locations):\s*$", re.MULTILINE)
_LINE_HEAD = re.compile(r"\A(?:\[LINE\]|.{1,80}(?:とのトーク履歴|のトーク履歴)\r?\n)")
_KAKAO = re.compile(
    # Its title and when it was saved; a message further down may speak of both.
    r"\A(?:.{0,300}\n){0,2}(?:KakaoTalk Chats with |Date Saved ?: |저장한 날짜 ?: "
    r"|.{0,300}(?:과 카카오톡 대화(?:-\d+)?(?:\.txt)?|with KakaoTalk Chats)\s*$)"
    r"|\A\"?Date\"?,\"?User\"?,\"?Message\"?\s*$"
    r"|^-{15} .{6,40} -{15}\s*$\n\[.+?\] \[",
    re.MULTILINE,
)
_MBOX = re.compile(r"\AFrom \S+.*\r?\n(?:[!-9;-~]+:|>?From )")
_HEADS = (
    # How a file begins says more than what stands somewhere in it: a mail or a chat may hold a card.
    (Format.LINE, _LINE_HEAD),
    (Format.KAKAOTALK, _KAKAO),
    (Format.MBOX, _MBOX),
    (Format.VCARD, _VCARD),
    (Format.FRIENDS, _FRIENDS),
)
_BY_WHOLE_LINES = (Format.VCARD, Format.FRIENDS)
_TITLES = 4_000
_FIRST_LINES = 200
_SMS = re.compile(r"<(?:smses|calls|sms|mms|call)\b")
_JSON_SHAPES = (
    (Format.CLOSECIRCLE, re.compile(r'^\{\s*"closecircle"|"format"\s*:\s*"closecircle')),
    (Format.FACEBOOK, re.compile(r'"participants"\s*:\s*\[.{0,65536}"messages"\s*:\s*\[|"magic_words"', re.DOTALL)),
    (Format.MONICA, re.compile(r'"version"\s*:\s*"[\d.]+-preview|"account"\s*:\s*\{\s*"(?:uuid|data|properties)"')),
    (Format.KNOTTER, re.compile(r'"next_touchpoint_at"|"cadence_days"')),
    (
        Format.TELEGRAM,
        re.compile(
            r'"date_unixtime"|"from_id"|"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|replies|(?:private|public)_\w+)"'
            r'|"type"\s*:\s*"(?:message|service)"|"personal_information"|"left_chats"|"frequent_contacts"',
        ),
    ),
)
_META = re.compile(r'"sender_name"|"timestamp_ms"')


def _json(text: str) -> Format | None:
    if _META.search(text):
        return Format.INSTAGRAM if '"instagram' in text.lower() else Format.FACEBOOK
    return next((kind for kind, shape in _JSON_SHAPES if shape.search(text)), None)


def _by_place(found: Format, place: str) -> Format:
    """Instagram and Facebook write one shape; only the folders of their archives tell them apart."""
    return Format.INSTAGRAM if found is Format.FACEBOOK and "instagram" in place.lower() else found


def _text(head: bytes) -> str | None:
    """The head as text, None when it is none."""
    cut = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head
    if not decoding.sniff(cut) and cut.count(0) * 20 > len(cut):
        return None
    text, _ = decoding.text(cut)
    odd = sum(1 for sign in text if sign < " " and sign not in "\t\r\n\f\x1a\x1b")
    return text if odd * 50 <= len(text) else None


def _table(head: bytes) -> Format | None:
    mapping = csv_mapping.sniff(io.BytesIO(head))
    return Format.CONTACTS_CSV if mapping.is_telling else None


def _members(path: Path) -> tuple[Source, ...]:
    found = []
    with archives.opened(path) as archive:
        for member in archives.readable(archive, path.name):
            with io.BufferedReader(_raw(archive, member, path.name)) as stream:
                head = stream.read(HEAD)
            kind = of_head(head)
            if kind is not None:
                kind = _by_place(kind, f"{path}/{member}")
                name = member.rpartition("/")[2]
                # An iPhone's WhatsApp names the archive for the other side, and every chat in it alike.
                name = path.name if name == "_chat.txt" else name
                found.append(Source(path=path, name=name, format=kind, member=member))
    if not found:
        raise Unreadable(_UNKNOWN, name=path.name)
    return tuple(found)


def _raw(archive: zipfile.ZipFile, member: str, name: str) -> io.RawIOBase:
    return archives.Member(archive, member, name)
