"""Compile the Korean catalogue while the package is built, so that only the readable .po is kept in the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic is untyped
    """Write closecircle.mo beside each closecircle.po and put it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the hook's signature
        """Compile every catalogue below src/closecircle/locale."""
        for po in Path(self.root, "src/closecircle/locale").glob("*/LC_MESSAGES/*.po"):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as compiled:
                write_mo(compiled, read_po(source))
            build_data["artifacts"].append(f"/{mo.relative_to(self.root)}")
