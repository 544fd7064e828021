"""Other courts, and whose place a court's is: 二(二)2(2); 法发〔2017〕27号第六条. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

Level = Literal["basic", "intermediate", "high", "special"]
SUPERIOR: dict[Level, Level] = {"basic": "intermediate", "intermediate": "high"}
"""The level of the court above. What has none here may have any, or none."""
_DIVISION = re.compile(r"[1-8][0-9](0000|(?!00)[0-9]{4})")
"""行政区划代码 of a province, a prefecture or a county, GB/T 2260."""
_UNDIVIDED = frozenset({"441900", "442000", "460400", "620200"})
"""东莞、中山、儋州、嘉峪关: prefectures that are divided into no counties, and have basic courts all the same."""


@dataclass(frozen=True)
class Court:
    """A court of the register. `system`: through which outside system it answers; None: by letter only."""

    code: str
    name: str
    level: Level
    divisions: Collection[str]
    address: str
    system: str | None

    def takes(self, place_code: str) -> bool:
        """Whether a matter of that place may be given to it: a basic court of the county, or of one in the prefecture or
        province where no more is known of the place."""
        place = place_code.removesuffix("00").removesuffix("00")
        return self.level == "basic" and any(one.startswith(place) for one in self.divisions)


class Addressed(Protocol):
    """A matter given to a court: its code in the register, None where it was entered by its name alone."""

    @property
    def court_code(self) -> str | None: ...
    @property
    def receiving_court(self) -> str | None: ...


def same_court(one: Addressed, other: Addressed) -> bool:
    """By the code, whatever it has come to be called; by the name what has no code, or what a successor's code acts on."""
    return one.receiving_court == other.receiving_court or (
        one.court_code is not None and one.court_code == other.court_code
    )


def divides(level: Level, divisions: Collection[str]) -> bool:
    """Whether a court of that level can have such divisions: counties, prefectures, a province; a special court has none."""
    if level == "special":
        return not divisions
    return bool(divisions) and all(level in _levels(one) for one in divisions)


def _levels(division: str) -> set[Level]:
    """Of the courts that a division of that code has."""
    if not _DIVISION.fullmatch(division):
        return set()
    if division.endswith("0000"):
        return {"high"}
    if division.endswith("00"):
        return {"intermediate", "basic"} if division in _UNDIVIDED else {"intermediate"}
    return {"basic"}
