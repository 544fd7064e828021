"""Whether a document's fields are there and well formed, each leaf of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from services.documents.drafting.fields import (
    STYLE,
    DocumentKind,
    Field,
    Form,
    particulars,
)
from shared.values.money import parse_yuan
from shared.values.refusal import FieldError

Fields = Mapping[str, Any]


_LONGEST = 5000  # ours: characters in a field


_LARGEST = Decimal(10) ** 13  # ours: yuan, ten trillion


@dataclass(frozen=True)
class Leaf:
    """One printed value: its JSON path, its field, and the value."""

    path: str
    field: Field
    value: Any


def leaves(kind: DocumentKind, fields: Fields) -> Iterator[Leaf]:
    """Every single value of `fields` (rows and parties opened), in the order of the kind's fields."""
    for field in kind.fields:
        yield from _leaves(field, fields.get(field.name), field.name)


def _leaves(field: Field, value: Any, path: str) -> Iterator[Leaf]:
    match field.form:
        case Form.PARTY if isinstance(value, Mapping):
            for part in particulars(value):
                yield from _leaves(part, value.get(part.name), f"{path}.{part.name}")
        case Form.PARTIES if isinstance(value, list) and value:
            each = Field(field.name, field.label, field.source, Form.PARTY)
            for index, item in enumerate(value):
                yield from _leaves(each, item, f"{path}.{index}")
        case Form.ROWS if isinstance(value, list) and (value or field.by_hand):
            for index, row in enumerate(value):
                cells = row if isinstance(row, Mapping) else {}
                for column in field.columns:
                    yield from _leaves(column, cells.get(column.name), f"{path}.{index}.{column.name}")
        case _:
            yield Leaf(path, field, value)


def _fault(leaf: Leaf) -> FieldError | None:
    field, value = leaf.field, leaf.value
    empty = value is None or value == [] or (isinstance(value, str) and not value.strip())
    if empty and not ((field.by_hand or field.optional) and value is not None):
        return FieldError(leaf.path, f"缺少{field.label}", field.source)
    if not empty and not _well_formed(field.form, value):
        return FieldError(leaf.path, f"{field.label}的形式不正确", field.source)
    return None


def _well_formed(form: Form, value: Any) -> bool:
    try:
        match form:
            case Form.TEXT | Form.NUMBER:
                return isinstance(value, str) and len(value) <= _LONGEST
            case Form.MONEY:
                return parse_yuan(value) < _LARGEST
            case Form.DATE:
                as_date(value)
            case Form.TIME:
                return as_time(value).tzinfo is not None
            case _:
                return False
    except (TypeError, ValueError):
        return False
    return True


def as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def as_time(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def shape_faults(kind: DocumentKind, fields: Fields) -> list[FieldError]:
    """Every missing or malformed field, with the article that demands it, and every unknown one."""
    known = {field.name for field in kind.fields}
    unknown = [FieldError(name, "这种文书没有此项内容", STYLE) for name in fields if name not in known]
    return [fault for leaf in leaves(kind, fields) if (fault := _fault(leaf))] + unknown
