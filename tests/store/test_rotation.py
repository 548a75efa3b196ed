"""Which copies are kept: the newest of 7 days, 4 weeks and 12 months, and the last 7 made for a cause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from closecircle.circle import Circle
from closecircle.store.backup import back_up, back_up_if_old, backups, folder_of, rotate
from closecircle.store.connection import connect

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def placed(file: Path, at: datetime, reason: str = "daily") -> None:
    """A copy as it would lie there; rotation looks at names alone."""
    folder_of(file).mkdir(exist_ok=True)
    (folder_of(file) / f"circle-{at:%Y%m%dT%H%M%S}-{reason}.db").touch()


def kept_days(file: Path) -> list[int]:
    """How many days old each kept copy is, newest first."""
    return [(NOON - backup.at).days for backup in backups(file)]


def test_two_years_of_days_thin_out(tmp_path: Path) -> None:
    file = tmp_path / "circle.db"
    for days in range(730):
        placed(file, NOON - timedelta(days=days))
    rotate(file)
    kept = kept_days(file)
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    weeks = {(NOON - timedelta(days=days)).isocalendar()[:2] for days in kept}
    months = {(NOON - timedelta(days=days)).strftime("%Y-%m") for days in kept}
    assert len(months) == 12
    assert len(weeks) >= 4
    assert len(kept) <= 7 + 4 + 12
    assert rotate(file) == []


def test_copies_made_for_a_cause_stay_beside_the_days_and_foreign_files_are_not_ours(tmp_path: Path) -> None:
    file = tmp_path / "circle.db"
    for days in range(20):
        placed(file, NOON - timedelta(days=days), "before-import")
    placed(file, NOON - timedelta(days=400))
    stranger = folder_of(file) / "circle-my-own-copy.db"
    stranger.touch()
    rotate(file)
    assert kept_days(file) == [0, 1, 2, 3, 4, 5, 6, 400]
    assert stranger.exists()


def test_a_day_has_one_backup_of_its_own_and_the_next_day_another(tmp_path: Path) -> None:
    file = tmp_path / "circle.db"
    Circle.open(file).close()
    connection = connect(file)
    try:
        assert back_up_if_old(connection, file, NOON) is not None
        assert back_up_if_old(connection, file, NOON + timedelta(hours=23)) is None
        assert back_up_if_old(connection, file, NOON + timedelta(hours=24)) is not None
        # Two of one second do not take each other's place.
        assert back_up(connection, file, "asked", NOON).file != back_up(connection, file, "asked", NOON).file
    finally:
        connection.close()
    assert sorted(backup.reason for backup in backups(file)) == ["asked", "asked", "daily", "daily"]
