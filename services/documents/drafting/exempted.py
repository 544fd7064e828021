"""Of which kinds, and how often, a decision allows somebody restricted to spend (限制消费规定第三条). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shared.contracts.intake.petitions import RESULTS, Consumption
from shared.values.articles import CONSUMPTION
from shared.values.refusal import FieldError

_BETWEEN = "；"
_MOST_TIMES = 999  # ours: nobody asks for more


def kinds_of(fields: Mapping[str, Any]) -> list[str]:
    """As they are written, one after the other."""
    return [one.strip() for one in str(fields.get("exempt_kinds") or "").split(_BETWEEN) if one.strip()]


def times_of(fields: Mapping[str, Any]) -> int | None:
    """None where no number is written."""
    said = str(fields.get("exempt_times") or "")
    return int(said) if said.isascii() and said.isdecimal() and 0 < int(said) <= _MOST_TIMES else None


def exemption_faults(fields: Mapping[str, Any]) -> Iterator[FieldError]:
    """What is allowed is of the kinds that the order forbids; of what is refused none is named."""
    if "exempt_kinds" not in fields:
        return
    known, said = [one.label for one in Consumption], kinds_of(fields)
    if bool(said) != (fields.get("result") == RESULTS["granted"]):
        yield FieldError("exempt_kinds", "准许的须写明消费的种类，不予准许的不写", CONSUMPTION[3])
    if not set(said) <= set(known):
        detail = f"消费的种类应为下列各项，以“{_BETWEEN}”分隔：{_BETWEEN.join(known)}"
        yield FieldError("exempt_kinds", detail, CONSUMPTION[3])
    if fields.get("exempt_times") and times_of(fields) is None:
        yield FieldError("exempt_times", f"次数应为1至{_MOST_TIMES}的数字，不限次数的不填", CONSUMPTION[3])
