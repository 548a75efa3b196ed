"""Every message has its Korean, with the same `$names`, and none is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parent.parent / "src" / "closecircle"
PO = SOURCE / "locale" / "ko" / "LC_MESSAGES" / "closecircle.po"
MARKS = {"_", "N_"}
PLURAL = "n_"
# Sentences of errors and labels of changes: the template is the first argument, wherever it is raised or committed.
ERRORS = {
    "CircleError",
    "NothingFound",
    "WrongUse",
    "Unreadable",
    "StoreTrouble",
    "ChangedSince",
    "ReadProblem",
    "Reason",
    "Line",
}
LABELS = {"_commit", "_pause", "_apply", "Change"}
NAME = re.compile(r"\$(\w+)", re.ASCII)


def strings(node: ast.AST) -> list[str]:
    return [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def is_sentence(text: str) -> bool:
    return (" " in text or "$" in text) and not text.startswith("_$!<")


def found_in(file: Path) -> set[str]:
    found: set[str] = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    error_classes = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") in ERRORS for base in node.bases)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) in MARKS:
                found.update(strings(node.args[0]) if node.args else [])
            case ast.Call() if called(node) == PLURAL:
                found.update(strings(node.args[0]))
            case ast.Call() if called(node) in ERRORS | error_classes:
                firsts = [node.args[0]] if node.args else []
                firsts += [each.value for each in node.keywords if each.arg in {"template", "what"}]
                found.update(text for first in firsts for text in strings(first) if is_sentence(text))
            case ast.Call() if called(node) == "__init__" and "super" in ast.dump(node.func) and error_classes:
                found.update(
                    text for text in strings(node.args[0]) if node.args and is_sentence(text)
                ) if node.args else None
            case ast.Call() if called(node) in LABELS:
                found.update(text for each in node.args for text in strings(each) if "$" in text or text[:1].isupper())
            case ast.Assign() if any(getattr(target, "id", "") in {"label", "refusal"} for target in node.targets):
                found.update(text for text in strings(node.value) if is_sentence(text))
            case ast.ClassDef() if node.name == "Ail":
                found.update(strings_of_members(node))
            case ast.Assign() if any(is_constant(target) for target in node.targets) and holds_sentences(file):
                found.update(text for text in strings(node.value) if is_said(text))
    return found


def is_constant(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id.isupper()


def holds_sentences(file: Path) -> bool:
    return bool({"circle", "exchange", "store"} & set(file.parts))


def is_said(text: str) -> bool:
    """Whether a constant of readers, store or circle is a sentence for the user, and no SQL, pattern or column name."""
    bare = text.replace("; ", ", ")
    sentence = re.match(r"[A-Za-z“$][^\\\[\]<>{}|=^*;]*[a-z.?”\ufffd]$", bare) and text.count(" ") > 1
    piece = re.match(r"[a-z$][a-z ,$]* \$[a-z]+$", text)
    return bool(sentence or piece) and "SELECT" not in text


def strings_of_members(node: ast.ClassDef) -> list[str]:
    return [text for each in node.body if isinstance(each, ast.Assign) for text in strings(each.value)]


def messages() -> set[str]:
    files = [file for file in SOURCE.rglob("*.py") if "words" not in file.relative_to(SOURCE).parts]
    return set().union(*(found_in(file) for file in files))


def catalogue() -> dict[str, str]:
    def first(text: str | list[str] | tuple[str, ...] | None) -> str:
        return text if isinstance(text, str) else (text or [""])[0]

    with PO.open("rb") as file:
        return {first(entry.id): first(entry.string) for entry in read_po(file) if entry.id}


def many() -> set[str]:
    """Messages with a plural: their one Korean form serves every count."""
    with PO.open("rb") as file:
        return {entry.id[0] for entry in read_po(file) if isinstance(entry.id, list | tuple)}


def test_every_message_has_its_korean() -> None:
    assert sorted(messages() - {key for key, text in catalogue().items() if text}) == []


def test_no_korean_is_left_over() -> None:
    assert sorted(catalogue().keys() - messages()) == []


@pytest.mark.parametrize(("english", "korean"), sorted(catalogue().items()))
def test_the_korean_keeps_the_names_to_be_filled(english: str, korean: str) -> None:
    allowed = set(NAME.findall(english)) | {"month_number"} | ({"count"} if english in many() else set())
    assert set(NAME.findall(korean)) <= allowed
    assert not set(NAME.findall(english)) - set(NAME.findall(korean)) - {"month", "weekday"}
