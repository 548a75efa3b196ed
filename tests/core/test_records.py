"""Our dataclasses behave as the standard library's do, though their methods are made late."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from closecircle.core.records import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Cup:
    """A cup."""

    of: str
    size: int = 2
    extras: list[str] = field(default_factory=list)

    @property
    def large(self) -> bool:
        return self.size > 2


@dataclass(frozen=True, slots=True)
class Pair:
    first: int | None
    second: int | None = None


def test_values_and_defaults_are_as_written() -> None:
    cup = Cup(of="tea", size=3)
    assert (cup.of, cup.size, cup.extras, cup.large) == ("tea", 3, [], True)
    assert Cup(of="tea").extras is not Cup(of="tea").extras
    assert (Pair(1).first, Pair(1).second, Pair(second=2, first=1).second) == (1, None, 2)


def test_a_missing_or_unknown_value_is_refused_at_first_and_later() -> None:
    for _ in range(2):
        with pytest.raises(TypeError):
            Cup()  # type: ignore[call-arg]  # the mistake itself, as in the lines below
        with pytest.raises(TypeError):
            Cup(of="tea", milk=True)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            Cup("tea")  # type: ignore[call-arg]


def test_equal_values_are_equal_and_share_a_hash() -> None:
    assert Pair(1, 2) == Pair(1, 2) != Pair(2, 1)
    other: object = (1, 2)
    assert Pair(1, 2) != other
    assert {Pair(1, 2), Pair(1, 2)} == {Pair(1, 2)}
    assert repr(Pair(1)) == "Pair(first=1, second=None)"


def test_nothing_can_be_changed_or_added() -> None:
    cup = Cup(of="tea")
    with pytest.raises(dataclasses.FrozenInstanceError):
        cup.size = 5  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del cup.size
    with pytest.raises(dataclasses.FrozenInstanceError):
        cup.sugar = 1  # type: ignore[attr-defined]
    assert not hasattr(cup, "__dict__")


def test_the_tools_of_the_standard_library_know_them() -> None:
    cup = Cup(of="tea", extras=["lemon"])
    assert dataclasses.is_dataclass(cup)
    assert [item.name for item in dataclasses.fields(Cup)] == ["of", "size", "extras"]
    assert dataclasses.replace(cup, size=9) == Cup(of="tea", size=9, extras=["lemon"])
    assert dataclasses.asdict(cup) == {"of": "tea", "size": 2, "extras": ["lemon"]}
    assert pickle.loads(pickle.dumps(cup)) == copy.deepcopy(cup) == cup  # noqa: S301  # our own bytes
    match Pair(1, 2):
        case Pair(first, second):
            assert (first, second) == (1, 2)
