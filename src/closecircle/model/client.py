"""Asking a model that listens on this very machine, as Ollama and llama.cpp's server do (POST /v1/chat/completions).

What is sent is about somebody dear, so it never leaves the machine: the address has to be one of the loopback
(127.0.0.0/8, ::1, or localhost where every address of it is), the connection goes to that very address, no proxy is
asked, no redirect is followed. The answer is bounded in time and size and has to have the one expected shape.
"""

from __future__ import annotations

import json
import socket
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from closecircle.core.errors import Unreadable, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

SECONDS = 60.0  # a small model on an old laptop takes its time
MOST_BYTES = 64 * 1024
_PATH = "/v1/chat/completions"
_MOST_WORDS = 300  # tokens of the answer; a chat bubble needs a third of it


class NoAnswer(Unreadable):
    """The model on this machine did not answer, or not in the expected shape."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the model listens: an address of the loopback, never a name."""

    address: str
    port: int
    path: str


def ask(url: str, model: str, system: str, user: str, *, seconds: float = SECONDS) -> str:
    """What the model says to `user`, told beforehand how to behave by `system`.

    Raises:
        WrongUse: the address is none of this machine's own.
        NoAnswer: nobody listens there, it takes too long, or what comes back is no such answer.
    """
    place = place_of(url)
    request = json.dumps(
        {
            "model": model or "default",
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "max_tokens": _MOST_WORDS,
            "stream": False,
        }
    )
    connection = HTTPConnection(place.address, place.port, timeout=seconds)
    try:
        with _bounded(connection, seconds):
            connection.request(
                "POST", place.path, request.encode(), {"Content-Type": "application/json", "Accept": "application/json"}
            )
            return _said(connection.getresponse())
    finally:
        connection.close()


def place_of(url: str) -> Place:
    """The address behind a URL, once it is sure that it lies on this machine.

    Raises:
        WrongUse: it does not, or it is no http address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port or 80
    except ValueError:
        raise _not_here(url) from None
    if parts.scheme != "http" or parts.username is not None or parts.query or parts.fragment:
        raise _not_here(url)
    path = parts.path.rstrip("/").removesuffix(_PATH).removesuffix("/v1")
    return Place(address=_loopback(host, port, url), port=port, path=path + _PATH)


def _loopback(host: str, port: int, url: str) -> str:
    addresses = [host]
    if host.casefold() == "localhost":
        try:
            addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except OSError:
            raise _not_here(url) from None
    try:
        here = bool(addresses) and all(ip_address(address).is_loopback for address in addresses)
    except ValueError:  # a name of another machine, or no address at all
        here = False
    if not here:
        raise _not_here(url)
    # Most servers listen on 127.0.0.1 alone, while localhost is ::1 first.
    return min(addresses, key=lambda address: ":" in address)


def _not_here(url: str) -> WrongUse:
    return WrongUse("“$url” is not on this machine. A local model's address looks like http://127.0.0.1:11434", url=url)


@contextmanager
def _bounded(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """All of it within the time, however slowly it drips; every failure on the way as one sentence."""
    late = False

    def hang_up(line: socket.socket) -> None:
        nonlocal late
        late = True
        with suppress(OSError):  # it may have hung up itself
            line.shutdown(socket.SHUT_RDWR)

    timer: Timer | None = None
    try:
        connection.connect()
        # An answer that closes the line takes the socket out of the connection, so it is held here.
        timer = Timer(seconds, hang_up, [connection.sock])
        timer.daemon = True
        timer.start()
        yield
    except (OSError, HTTPException, NoAnswer) as error:
        if late or isinstance(error, TimeoutError):
            raise NoAnswer("The model on this machine took too long to answer.") from error
        if isinstance(error, NoAnswer):
            raise
        raise NoAnswer("No model answers on this machine. Start it, or look at its address in the settings.") from error
    finally:
        if timer is not None:
            timer.cancel()


def _said(response: HTTPResponse) -> str:
    if response.status != 200:  # noqa: PLR2004  # OK; a redirect is no answer either
        raise NoAnswer("The model on this machine refused: $status.", status=response.status)
    held = response.read(MOST_BYTES + 1)
    if len(held) > MOST_BYTES:
        raise NoAnswer("The model on this machine said far too much.")
    try:
        answer = json.loads(held)
    except (ValueError, RecursionError):
        answer = None
    match answer:
        case {"choices": [{"message": {"content": str(text)}}, *_]} if text.strip():
            return text
    raise NoAnswer("The model on this machine answered in a shape that closecircle does not know.")
