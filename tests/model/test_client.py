"""Asking a real server on the loopback: a good one, and every bad one."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecircle.core.errors import WrongUse
from closecircle.model.client import MOST_BYTES, NoAnswer, ask, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = Callable[[BaseHTTPRequestHandler], None]


def says(text: object) -> bytes:
    return json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}).encode()


def answering(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Server:
    """What was asked, and where."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.released = threading.Event()


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:  # the library's name
            body = self.rfile.read(int(self.headers["Content-Length"]))
            shown.asked.append((self.path, json.loads(body)))
            try:
                answer(self)
            except OSError:
                self.close_connection = True  # the other side has hung up

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        shown = Server(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield shown
        finally:
            shown.released.set()
            server.shutdown()
            thread.join()


def test_it_is_asked_in_the_protocol_that_they_all_speak() -> None:
    with serving(answering(says("잘 지내셨어요?"))) as server:
        assert ask(server.url, "gemma", "be kind", "Last talk: boots") == "잘 지내셨어요?"
    [(path, request)] = server.asked
    assert path == "/v1/chat/completions"
    assert request == {
        "model": "gemma",
        "messages": [{"role": "system", "content": "be kind"}, {"role": "user", "content": "Last talk: boots"}],
        "max_tokens": 300,
        "stream": False,
    }


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_may_be_given_with_or_without_its_path(ending: str) -> None:
    with serving(answering(says("hi"))) as server:
        assert ask(server.url + ending, "", "", "") == "hi"
    assert server.asked[0][0] == "/v1/chat/completions"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b"[" * 60_000, b"<html>hello</html>", b"\xff\xfe", b'{"choices": []}',
        b'{"choices": [{"text": "old shape"}]}', b'{"choices": {"message": {"content": "x"}}}',
        b'{"error": "no model"}',
        says(None), says(3), says(["x"]), says(""), says(" \n "),
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_none(body: bytes) -> None:
    with serving(answering(body)) as server, pytest.raises(NoAnswer, match="shape"):
        ask(server.url, "", "", "")


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    with serving(answering(says("x" * MOST_BYTES))) as server, pytest.raises(NoAnswer, match="far too much"):
        ask(server.url, "", "", "")

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(b" " * 65536)

    with serving(endless) as server, pytest.raises(NoAnswer, match="far too much"):
        ask(server.url, "", "", "")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving(answering(says("elsewhere"))) as elsewhere:
        redirecting = answering(b"", status, Location=elsewhere.url + "/v1/chat/completions")
        with serving(redirecting) as server, pytest.raises(NoAnswer, match=str(status)):
            ask(server.url, "", "", "")
    assert elsewhere.asked == []


@pytest.mark.parametrize("status", [204, 400, 404, 500])
def test_a_refusal_is_no_answer(status: int) -> None:
    with serving(answering(b"" if status == 204 else says("x"), status)) as server, pytest.raises(NoAnswer):
        ask(server.url, "", "", "")


def _silent(server: list[Server], handler: BaseHTTPRequestHandler) -> None:
    server[0].released.wait(20)


def _dripping(server: list[Server], handler: BaseHTTPRequestHandler) -> None:
    """Never silent for long, and never done: a limit on each read alone would wait for ever."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    while not server[0].released.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def _dripping_headers(server: list[Server], handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not server[0].released.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


@pytest.mark.parametrize("slow", [_silent, _dripping, _dripping_headers])
def test_a_slow_answer_is_waited_for_no_longer_than_said(
    slow: Callable[[list[Server], BaseHTTPRequestHandler], None],
) -> None:
    holder: list[Server] = []
    with serving(lambda handler: slow(holder, handler)) as server:
        holder.append(server)
        began = monotonic()
        with pytest.raises(NoAnswer, match="too long"):
            ask(server.url, "", "", "", seconds=0.3)
        assert monotonic() - began < 5


def test_nobody_there_is_one_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer, match="No model answers"):
        ask(f"http://127.0.0.1:{port}", "", "", "")


def test_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(says("proxy"))) as proxy, serving(answering(says("model"))) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert ask(server.url, "", "", "") == "model"
    assert proxy.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "", "localhost:11434", "https://127.0.0.1:11434", "file:///etc/passwd", "http://", "http://example.org",
        "http://192.168.0.2:11434", "http://10.0.0.1", "http://0.0.0.0:11434", "http://[::]:11434", "http://[::1",
        "http://169.254.169.254", "http://127.0.0.1.example.org", "http://127.0.0.1@example.org",
        "http://localhost@example.org", "http://me:secret@127.0.0.1", "http://127.1:99999", "http://127.0.0.1:x",
        "http://2130706433", "http://0x7f000001", "http://localhost.example.org", "http://localhost.", "http://127.0.0.1?x",
        "http://127.0.0.1#x", "unix:///run/model", "http://\u2460\u2461\u2466.0.0.1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_surely_on_this_machine_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(WrongUse, match="is not on this machine"):
        ask(url, "", "", "secret")


@pytest.mark.parametrize("found", [["127.0.0.1", "192.168.0.2"], ["203.0.113.9"], []])
def test_a_localhost_that_leads_elsewhere_is_refused(found: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_more: entries)
    with pytest.raises(WrongUse):
        place_of("http://localhost:11434")


@pytest.mark.parametrize(
    ("url", "address", "port"),
    [
        ("http://localhost:11434", "127.0.0.1", 11434),
        ("http://LOCALHOST:8080/v1", "127.0.0.1", 8080),
        ("http://127.3.2.1", "127.3.2.1", 80),
        ("http://[::1]:8080", "::1", 8080),
    ],
)
def test_the_loopback_is_this_machine(url: str, address: str, port: int) -> None:
    place = place_of(url)
    assert (place.address, place.port, place.path) == (address, port, "/v1/chat/completions")


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_is_an_address_elsewhere(host: str, rest: str) -> None:
    try:
        place = place_of(f"http://{host}/{rest}")
    except WrongUse:
        return
    assert place.address.startswith("127.") or place.address == "::1"
