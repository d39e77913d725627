"""Frozen values are what the standard library's frozen dataclasses are; only their constructors are compiled later."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from artlint.frozen import frozen


@frozen
class Tea:
    name: str
    grams: int = 5
    leaves: list[str] = field(default_factory=list, repr=False)

    @cached_property
    def title(self) -> str:
        return self.name.title()


@frozen(slots=True)
class Cup:
    tea: Tea
    size: int = 200


@frozen(slots=True, kw_only=True)
class Tray(Cup):
    cups: int


@frozen(eq=False)
class Water:
    degrees: int


@frozen
class Empty:
    pass


@frozen
class Told:
    word: str

    def __repr__(self) -> str:
        return f"told {self.word}"


class Standard:
    """The same classes as the standard library makes them."""

    @dataclass(frozen=True)
    class Tea:
        name: str
        grams: int = 5
        leaves: list[str] = field(default_factory=list, repr=False)

    @dataclass(frozen=True, slots=True)
    class Cup:
        tea: Any
        size: int = 200

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Tray(Cup):
        cups: int


@pytest.mark.parametrize(
    "make",
    [
        lambda made: made.Tea("green"),
        lambda made: made.Tea("green", 7, ["a"]),
        lambda made: made.Tea(grams=1, name="black"),
        lambda made: made.Cup(made.Tea("green")),
        lambda made: made.Tray("tea", 3, cups=2),
        lambda made: replace(made.Tea("green"), grams=9),
        lambda made: replace(made.Tray("tea", cups=2), size=1),
        lambda made: made.Tea(),
        lambda made: made.Tea("green", 1, [], 2),
        lambda made: made.Tea("green", name="black"),
        lambda made: made.Tea("green", colour="red"),
        lambda made: made.Tray("tea", 3, 2),
        lambda made: replace(made.Tea("green"), colour="red"),
        lambda made: setattr(made.Tea("green"), "grams", 3),
        lambda made: setattr(made.Cup("tea"), "size", 3),
        lambda made: delattr(made.Cup("tea"), "size"),
    ],
)
def test_a_value_is_made_and_shown_as_the_standard_library_does(make: Callable[[Any], object]) -> None:
    def outcome(made: Any) -> str:
        try:
            return repr(make(made)).replace("Standard.", "")
        except (TypeError, FrozenInstanceError) as error:
            return f"{type(error).__name__}: {error}".replace("Standard.", "")

    here = type("Here", (), {"Tea": Tea, "Cup": Cup, "Tray": Tray})
    assert outcome(here) == outcome(Standard)


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Cup(Tea("green"), 3) == Cup(Tea("green"), 3) != Cup(Tea("green"), 4)
    assert hash(Told("a")) == hash(Told("a"))
    assert {Empty(): 1}[Empty()] == 1
    # A value of another class is another one, also where it has the same fields.
    assert Tray(Tea("green"), cups=1) != Cup(Tea("green"))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Tea("green"))


def test_without_eq_a_value_equals_itself_alone() -> None:
    water = Water(80)
    assert water == water  # noqa: PLR0124 - that is the question
    assert water != Water(80)
    assert len({water, Water(80)}) == 2


def test_each_value_has_a_default_of_its_own() -> None:
    assert Tea("green").leaves is not Tea("green").leaves


def test_a_value_is_copied_and_goes_to_another_process() -> None:
    tray = Tray(Tea("green", 2, ["a"]), cups=2)
    assert pickle.loads(pickle.dumps(tray)) == copy.deepcopy(tray) == copy.copy(tray) == tray  # noqa: S301 - our own
    tea = Tea("green")
    assert tea.title == "Green"
    assert pickle.loads(pickle.dumps(tea)).__dict__ == tea.__dict__  # noqa: S301 - likewise


def test_methods_that_a_class_has_are_kept() -> None:
    assert repr(Told("a")) == "told a"


def test_the_constructor_is_compiled_at_the_first_use_and_has_a_signature_then() -> None:
    @frozen
    class Kettle:
        litres: float
        colour: str = "red"

    late = Kettle.__init__
    assert Kettle(1.5).colour == "red"
    assert Kettle.__init__ is not late
    assert [*inspect.signature(Kettle).parameters] == [each.name for each in fields(Kettle)]
    assert Kettle.__init__ is Kettle(2.0).__class__.__init__


def test_a_class_below_one_may_have_more() -> None:
    class Pot(Tea):
        lid: str

    pot = Pot("green")
    pot.lid = "on"
    assert (pot.lid, pot.name) == ("on", "green")
    with pytest.raises(FrozenInstanceError):
        pot.name = "black"  # type: ignore[misc] # that is the question


def test_fields_are_worked_out_when_somebody_asks_and_in_the_order_of_the_classes() -> None:
    @frozen
    class Plant:
        name: str
        roots: list[str] = field(default_factory=list)

    @frozen(kw_only=True)
    class Bush(Plant):
        height: int = 1

    assert not isinstance(vars(Plant)["__dataclass_fields__"], dict)
    assert Bush("tea", height=2) == replace(Bush("tea"), height=2)
    assert [each.name for each in fields(Bush)] == ["name", "roots", "height"]
    assert isinstance(vars(Plant)["__dataclass_fields__"], dict)
    assert Plant("tea").roots == []
    match Plant("tea", ["a"]):
        case Plant(name, roots):
            assert (name, roots) == ("tea", ["a"])


def test_threads_that_ask_at_once_get_the_same() -> None:
    for _ in range(50):

        @frozen
        class Leaf:
            veins: list[str] = field(default_factory=list)

        with ThreadPoolExecutor(4) as pool:
            found = [*pool.map(lambda made: made().veins, [Leaf] * 4)]
        assert found == [[]] * 4
