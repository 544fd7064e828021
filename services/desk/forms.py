"""Forms made from a contract: the fields of a body, and what a person has typed as the JSON that the contract asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.desk import words
from services.desk.contract import MADE, PRINTED, PURPOSE, Contract, Schema
from services.desk.papers import GIVEN
from shared.values.zone import COURT_ZONE

Typed = Mapping[str, Sequence[str]]
"""The fields of a form as they were sent, by their path: parties.0.name."""
Offered = Mapping[str, Mapping[str, str]]
"""What may be chosen for a field of this name, from the record of the case."""
PURPOSES = "x-purposes"
"""As PURPOSE, for what is named by a code: of each code."""
MAX_ROWS = 200
LONG = 200
"""A text that may be longer than this gets several lines."""


@dataclass(frozen=True)
class Field:
    """`kind`: text, long, date, time, yes_no, choice, choices, lines, group, rows, json or unseen."""

    path: str
    title: str
    help: str
    kind: str
    required: bool
    value: str = ""
    values: Sequence[str] = ()
    fault: str = ""
    limit: int = 0
    options: Mapping[str, str] | None = None
    fields: Sequence[Field] = ()
    purposes: Sequence[str] = ()
    source: str = ""
    """From where what is filled in is known."""


class Form:
    """`sources`: by the path of a field that the record has filled in; `unseen`: the paths of what goes along unasked."""

    def __init__(
        self,
        contract: Contract,
        offered: Offered,
        typed: Typed,
        faults: Mapping[str, str],
        sources: Mapping[str, str] | None = None,
        unseen: Sequence[str] = (),
    ) -> None:
        self._contract, self._offered, self._typed, self._faults = contract, offered, typed, faults
        self._sources, self._unseen = sources or {}, unseen

    def fields(self, schema: Schema, path: str = "") -> list[Field]:
        """The fields of an object, the required ones first."""
        schema = self._contract.resolved(schema)
        required = schema.get("required", ())
        properties = schema.get("properties", {})
        return [
            self._field(f"{path}{name}", name, properties[name], name in required)
            for name in sorted(properties, key=lambda name: name not in required)
        ]

    def _field(self, path: str, name: str, schema: Schema, required: bool) -> Field:
        kind, inner, options = shape(self._contract, self._offered, name, schema, path)
        if path in self._unseen and not self._faults.get(path):
            kind = "unseen"
        schema = self._contract.resolved(schema)
        default = schema.get("default")
        typed = self._typed.get(path)
        fields: list[Field] = []
        if kind == "group":
            fields = self.fields(inner, f"{path}.")
        elif kind == "named":
            values, filed = inner.get("additionalProperties", {}), inner.get(PURPOSES, {})
            fields = [
                self._field(
                    f"{path}.{code}",
                    code,
                    {**values, "title": said} | ({PURPOSE: filed[code]} if code in filed else {}),
                    False,
                )
                for code, said in options.items()
            ]
        elif kind == "rows":
            count = min(
                max(rows_of(self._typed, path), schema.get("minItems", 1 if required else 0)), MAX_ROWS
            )
            fields = [
                Field(
                    f"{path}.{at}",
                    f"第 {at + 1} 项",
                    "",
                    "group",
                    False,
                    fields=self.fields(inner, f"{path}.{at}."),
                )
                for at in range(count)
            ]
        title = schema.get("title") or words.code(name)
        if kind in ("choice", "choices"):
            title = words.named(title)
        about = schema.get("description", "")
        return Field(
            path,
            title,
            "" if about == title or "_" in about else about,
            "group" if kind == "named" else kind,
            required,
            value=typed[0] if typed else default if isinstance(default, str) else "",
            values=typed or (),
            fault=self._faults.get(path) or self._faults.get(path.removeprefix("fields."), ""),
            limit=schema.get("maxLength", 0),
            options=options,
            fields=fields,
            purposes=purposes_of(schema) or purposes_of(inner),
            source=self._sources.get(path, ""),
        )


def purposes_of(schema: Schema) -> Sequence[str]:
    found: Sequence[str] = schema.get(PURPOSE, ())
    return found


def _options(
    contract: Contract, offered: Offered, name: str, schema: Schema, path: str
) -> Mapping[str, str] | None:
    """What the value can be; None where it is typed. What is offered for one path goes before what is for each such name."""
    if (purposes := purposes_of(schema)) and PURPOSE in offered:
        made = offered.get(name, {}) if schema.get(MADE) else {}
        filed = (offered.get(f"{PURPOSE}/{one}", {}) for one in purposes)
        return {**made, **{file: said for files in filed for file, said in files.items()}}
    by_name = None if schema.get(PRINTED) else offered.get(name)
    return contract.options(schema) or offered.get(path) or by_name


def shape(
    contract: Contract, offered: Offered, name: str, schema: Schema, path: str = ""
) -> tuple[str, Schema, Mapping[str, str]]:
    """How a value is asked for; the schema of what it holds; what it can be."""
    schema = contract.resolved(schema)
    options = _options(contract, offered, name, schema, path)
    kind = schema.get("type")
    if kind == "array":
        inner = contract.resolved(schema.get("items", {}))
        if inner.get("properties"):
            return "rows", inner, {}
        choices = _options(contract, offered, name, inner, path)
        return ("lines", inner, {}) if choices is None else ("choices", inner, choices)
    if kind == "object":
        if schema.get("properties"):
            return "group", schema, {}
        named = offered.get(path) or contract.options(contract.resolved(schema.get("propertyNames", {})))
        return ("named" if named else "json"), schema, named
    if options is not None:
        return "choice", schema, options
    if kind == "boolean":
        return "yes_no", schema, {"true": "是", "false": "否"}
    if schema.get("format") in ("date", "date-time"):
        return ("date" if schema["format"] == "date" else "time"), schema, {}
    if kind in ("integer", "number", "string"):
        return ("long" if schema.get("maxLength", 0) > LONG else "text"), schema, {}
    return "json", schema, {}


def rows_of(typed: Typed, path: str) -> int:
    """How many rows of a list were on the form, with the one that is wanted in addition."""
    begin = f"{path}."
    numbers = [name[len(begin) :].partition(".")[0] for name in typed if name.startswith(begin)]
    return max((int(one) + 1 for one in numbers if one.isdecimal() and len(one) < 4), default=0) + (
        typed.get("_add", [""])[0] == path
    )


_EMPTY: Sequence[Any] = (None, "", [], {})


def body_of(
    contract: Contract, offered: Offered, schema: Schema, typed: Typed, path: str = ""
) -> dict[str, Any]:
    """The JSON of what was typed; what was left empty is left out, so that the service says what it misses."""
    schema = contract.resolved(schema)
    found = {
        name: _value(contract, offered, name, one, typed, f"{path}{name}")
        for name, one in schema.get("properties", {}).items()
    }
    empty = {name for name, value in found.items() if value in _EMPTY}
    given = {
        name: [] if one.get("type") == "array" else ""
        for name, one in schema.get("properties", {}).items()
        if one.get(GIVEN) or (name in schema.get("required", ()) and _may_hold_none(contract.resolved(one)))
    }
    return {name: value for name, value in found.items() if name not in empty} | {
        name: value for name, value in given.items() if name in empty
    }


def _may_hold_none(schema: Schema) -> bool:
    """A list that is asked for and may say that there is nothing."""
    return schema.get("type") == "array" and not schema.get("minItems")


def _says_empty(schema: Schema) -> bool:
    """Whether leaving it empty is an answer."""
    return any(one.get("const") == "" for one in schema.get("anyOf", ()))


def _value(contract: Contract, offered: Offered, name: str, schema: Schema, typed: Typed, path: str) -> Any:
    kind, inner, options = shape(contract, offered, name, schema, path)
    values = [value.strip() for value in typed.get(path, ())]
    said = values[0] if values else ""
    if kind == "group":
        return body_of(contract, offered, inner, typed, f"{path}.")
    if kind == "rows":
        rows = [
            body_of(contract, offered, inner, typed, f"{path}.{at}.") for at in range(rows_of(typed, path))
        ]
        return [row for row in rows if row]
    if kind == "named":
        of = inner.get("additionalProperties", {})
        each = {code: _value(contract, offered, code, of, typed, f"{path}.{code}") for code in options}
        if _says_empty(of):
            return {code: value or "" for code, value in each.items()}
        return {code: value for code, value in each.items() if value not in _EMPTY}
    if kind == "choices":
        return [_scalar(inner, value) for value in values if value]
    if kind == "lines":
        return [_scalar(inner, line.strip()) for line in said.splitlines() if line.strip()]
    if kind == "json":
        with suppress(ValueError):
            return json.loads(said)
        return said
    return _scalar(inner, said)


def _scalar(schema: Schema, said: str) -> Any:
    """As the contract wants it; what is none of it goes as it is, for the service to refuse."""
    kind = schema.get("type")
    if not said:
        return None
    if kind == "boolean":
        return {"true": True, "false": False}.get(said, said)
    if kind in ("integer", "number"):
        with suppress(ValueError):
            return int(said) if kind == "integer" else float(said)
    if schema.get("format") == "date-time":
        with suppress(ValueError):
            read = datetime.fromisoformat(said)
            return (read if read.tzinfo else read.replace(tzinfo=COURT_ZONE)).isoformat()
    return said


def filled(value: Any, path: str = "") -> dict[str, list[str]]:
    """A record as a form shows it, so that nothing known is asked again."""
    if isinstance(value, dict):
        return {
            k: v
            for name, one in value.items()
            for k, v in filled(one, f"{path}.{name}" if path else name).items()
        }
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return {k: v for at, one in enumerate(value) for k, v in filled(one, f"{path}.{at}").items()}
        return {path: [str(one) for one in value]}
    if value is None:
        return {}
    return {path: [str(value).lower() if isinstance(value, bool) else str(value)]}
