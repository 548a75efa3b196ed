"""`closecircle check`: the tone guard as a linter for any text."""

from __future__ import annotations

import sys

import click

from closecircle.cli.output import say, say_json, tell
from closecircle.cli.reading import read_text
from closecircle.i18n import language
from closecircle.words.tone import check, law_note, positions


@click.command("check")
@click.argument("files", nargs=-1, required=True)
@click.option("--lines", is_flag=True, help="Read one text a line; otherwise a file is one text.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, files: tuple[str, ...], lines: bool, as_json: bool) -> None:
    """Read FILES (- for stdin) for what sounds like an advertisement. Exit 1 when something does.

    For example: echo "오늘만 50% 할인!" | closecircle check -
    """
    found = []
    note = ""
    for name in files:
        whole = read_text(name)
        texts = whole.split("\n") if lines else [whole]
        for item, text in enumerate(texts, start=1):
            findings = check(text, voice=language())
            note = note or law_note(findings, language())
            for finding in findings:
                line, column, end = positions(text, finding)
                found.append(
                    {
                        "item": item,
                        "line": item if lines else line,
                        "column": column,
                        "end": end,
                        "habit": str(finding.habit),
                        "why": finding.why,
                        "instead": finding.instead,
                    }
                )
                if not as_json:
                    place = f"{name}:{item if lines else line}:{column}"
                    words = text[finding.start : finding.end]
                    say(f"{place}: {finding.habit} “{words}” {finding.why} {finding.instead}")
    if as_json:
        say_json(found)
    elif note:
        tell(note)
    if found:
        sys.exit(1)
