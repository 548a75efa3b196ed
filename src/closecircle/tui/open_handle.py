"""Opening a handle with the system's own program: links built here, from known schemes, never through a shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from closecircle.core.person import Handle

_IN_A_NUMBER = frozenset("0123456789+*#")
_ADDRESS = re.compile(r"[^\s@<>\",;:\x00-\x20\x7f]+@[^\s@<>\",;:/?#\x00-\x20\x7f]+")
_UNFIT_IN_A_LINK = re.compile(r"[\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}]")
_SCHEMES = ("https://", "http://", "mailto:", "tel:", "sms:")


def link_for(handle: Handle, text: str = "") -> str:
    """The link that opens a handle, with a message where the program takes one; '' where there is none."""
    value = handle.value.strip()
    match handle.kind.casefold():
        case "email":
            body = f"?body={quote(text, safe='')}" if text else ""
            return f"mailto:{quote(value, safe='@.+_-')}{body}" if _ADDRESS.fullmatch(value) else ""
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
            return value if value.startswith(("https://", "http://")) and not _UNFIT_IN_A_LINK.search(value) else ""
        case _:
            return ""


def open_link(link: str) -> bool:
    """Hand a link of ours to the system; False where nothing here can open it."""
    if not link.startswith(_SCHEMES) or _UNFIT_IN_A_LINK.search(link):
        return False
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    opening = subprocess.Popen(  # noqa: S603  # a fixed program and a link of a known scheme, no shell
        [program, link],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    Thread(target=opening.wait, daemon=True).start()  # nobody waits for it, but its end is taken note of
    return True


def _number(value: str) -> str:
    # A bare # would begin a fragment, and the number dialled would be another one.
    return "".join(sign for sign in value if sign in _IN_A_NUMBER).replace("#", "%23")
