"""Records: what one team may read of another, over HTTP. A list of them is read page by page, to its end.

The provider's contract (`shared/contracts/<team>/records.py`) says where each is read and what it holds; the provider
answers with the same class, or with a wider one that subclasses it.
"""

from __future__ import annotations

from string import Formatter
from typing import Generic, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, TypeAdapter

T_co = TypeVar("T_co", covariant=True)


class Readable(BaseModel):
    """Base of the record classes: a frozen value, read past the fields that only a newer provider has."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


M = TypeVar("M", bound=BaseModel)


class Listed(BaseModel, Generic[M]):
    """One page of a list, as the paging of every service writes it. `next`: the cursor of the page after it."""

    items: list[M]
    next: str | None


class Record(Generic[T_co]):
    """What `team` answers at `template`, such as "/assets/{asset_id}": a record class, or a list that is not paged."""

    def __init__(self, team: str, template: str, model: type[T_co]) -> None:
        self.team, self.template, self.model = team, template, model
        self._parts = {name for _, name, _, _ in Formatter().parse(template) if name}
        self._adapter = TypeAdapter(model)

    def path(self, **parts: str) -> str:
        """The address, each part percent-encoded whole. Raises TypeError for a missing or unknown part."""
        if parts.keys() != self._parts:
            raise TypeError(f"{self.template} takes {sorted(self._parts)}, not {sorted(parts)}")
        return self.template.format_map({name: quote(part, safe="") for name, part in parts.items()})

    def parse(self, content: bytes) -> T_co:
        """Raises pydantic.ValidationError for a missing or malformed field."""
        return self._adapter.validate_json(content)


class Records(Record[Listed[M]]):
    """A list that `team` answers page by page at `template`, of one record class."""

    def __init__(self, team: str, template: str, model: type[M]) -> None:
        super().__init__(team, template, Listed[model])  # type: ignore[valid-type]
