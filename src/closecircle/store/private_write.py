"""Writing a file whole or not at all, for its owner alone from the first byte."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from closecircle.core.errors import StoreTrouble, WrongUse
from closecircle.store.connection import private_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@contextmanager
def written_privately(file: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at `file` (0600) once all are written; until then whatever is there stays.

    Raises:
        StoreTrouble: the file cannot be written; nothing was changed.
        WrongUse: it is a folder.
    """
    if file.is_dir():
        raise WrongUse("$file is a folder. Name a file in it.", file=file.name)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    private_file(part)
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        raise StoreTrouble("$file cannot be made: $why.", file=file.name, why=error.strerror or "") from error
    finally:
        part.unlink(missing_ok=True)
