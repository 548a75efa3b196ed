"""Opening a handle with the system's own program: links built here, from known schemes, never through a shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from closecircle.core.person import Handle

_IN_A_NUMBER = frozenset("0123456789+*#")
_SCHEMES = ("https://", "http://", "mailto:", "tel:", "sms:")


def link_for(handle: Handle, text: str = "") -> str:
    """The link that opens a handle, with a message where the program takes one; '' where there is none."""
    value = handle.value.strip()
    match handle.kind:
        case "email":
            subject = f"?body={quote(text, safe='')}" if text else ""
            return f"mailto:{quote(value, safe='@.+_-')}{subject}" if "@" in value else ""
        case "phone" | "mobile":
            number = _number(handle.key or value)
            body = f"?body={quote(text, safe='')}" if text else ""
            return f"sms:{number}{body}" if number and text else f"tel:{number}" if number else ""
        case "whatsapp":
            number = _number(handle.key or value).lstrip("+")
            return f"https://wa.me/{number}?text={quote(text, safe='')}" if number else ""
        case "instagram":
            return f"https://www.instagram.com/{quote(value.lstrip('@'), safe='._')}/" if value else ""
        case "url":
            return value if value.startswith(("https://", "http://")) and not set(value) & set(" \"'<>\\\n\t") else ""
        case _:
            return ""


def open_link(link: str) -> bool:
    """Hand a link of ours to the system; False where nothing here can open it."""
    if not link.startswith(_SCHEMES):
        return False
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(name)
    if program is None:
        return False
    subprocess.Popen(  # noqa: S603  # a fixed program and a link of a known scheme, no shell
        [program, link],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _number(value: str) -> str:
    return "".join(sign for sign in value if sign in _IN_A_NUMBER)
