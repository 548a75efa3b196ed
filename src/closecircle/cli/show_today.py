"""What `closecircle today` says."""

from __future__ import annotations

from closecircle.cli.circles import circle
from closecircle.cli.output import say, say_json, say_table
from closecircle.i18n import _, fill, n_
from closecircle.wording import day, name, why


def show_today(*, as_json: bool, more: bool) -> None:
    """Whom to reconnect with today, and why; `more`: those who wait as well."""
    with circle() as open_circle:
        portion = open_circle.today.day(more=more)
        if as_json:
            rows = [
                {
                    "id": row.person.id,
                    "name": row.person.name or row.person.trait,
                    "reason": row.due.reason.value,
                    "why": why(row, portion.on),
                    "since": row.due.since.isoformat(),
                }
                for row in portion.rows
            ]
            say_json({"date": portion.on.isoformat(), "rows": rows, "waiting": portion.waiting})
            return
        say(day(portion.on, portion.on))
        say_table([(name(row.person), why(row, portion.on)) for row in portion.rows])
        if not portion.rows:
            say(_("That is all for today.") if portion.done else _("Nobody needs you today. Enjoy the quiet."))
        if portion.waiting:
            waiting = n_(
                "$count more can wait: closecircle today --more",
                "$count more can wait: closecircle today --more",
                portion.waiting,
            )
            say(fill(waiting, count=portion.waiting))
