"""Codes that people read by a Chinese name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from pydantic import Field


class Labelled(StrEnum):
    """A member is its code and says its Chinese name: `JUDGE = "judge", "执行法官"`."""

    label: str

    # The default is for the type checker alone: to it, Office("judge") is a call of this.
    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """With the name of each code, for the pages over the interface."""
        schema: dict[str, Any] = handler(core)
        handler.resolve_ref_schema(schema)["x-labels"] = {member.value: member.label for member in cls}
        return schema


def said_as(labels: Mapping[str, str]) -> Any:
    """Of a field whose codes a rule judges, with its article: in the contract, each by its Chinese name."""
    return Field(json_schema_extra={"enum": list(labels), "x-labels": dict(labels)})
