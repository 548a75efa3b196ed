"""closecircle's own file on the command line: what of it is new here, and bringing that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from closecircle import import_words
from closecircle.cli.output import say, say_json, tell
from closecircle.i18n import _, fill

if TYPE_CHECKING:
    from pathlib import Path

    from closecircle.circle import Circle

_SHOWN = 40


def bring_back(open_circle: Circle, file: Path, *, everything: bool, asked: bool, json_too: bool) -> None:
    """Show what is new in a whole circle's file, and bring it in where that is wanted; nothing here is overwritten."""
    look = open_circle.exports.look(file)
    count = len(look.new)
    if not json_too:
        new, *differing = import_words.whole(look)
        say(new)
        for name in look.people[:_SHOWN]:
            say(f"  {name}")
        for line in differing:
            say(line)
        for problem in look.problems[:_SHOWN]:
            tell(import_words.problem(problem))
    wanted = everything or (asked and bool(count) and click.confirm(_("Bring them in?"), err=True))
    committed = open_circle.exports.bring_back(look) if wanted else None
    if json_too:
        say_json(
            {
                "file": look.file,
                "format": "closecircle",
                "counts": {"new": count, "same": look.same, "differs": len(look.differing)},
                "people": list(look.people),
                "problems": [{"line": one.line, "what": str(one)} for one in look.problems],
                "written": None if committed is None else {"change": committed.entry.id},
            }
        )
    elif committed is not None:
        say(fill(_(committed.entry.label), **committed.entry.values))
    elif not count:
        say(fill(_("Nothing new in $file."), file=look.file))
    elif not asked:
        tell(_("Nothing is written yet. --all brings it in."))
