"""A service's OpenAPI document as pages need it: its acts and lists, and a value said in people's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from services.desk import objects, words
from shared.values.roles import Office

Schema = Mapping[str, Any]
_UNSHOWN = ("acts", "version", "agreed_by")
"""Acts are offered beside the fields; the version goes along unseen, and ids beside the names that they stand for."""
_NAMELESS = re.compile("[0-9a-f]{32}")
PURPOSE = "x-purpose"
"""Marks a field that names a file, with what the file must have been entered as; offered by `<PURPOSE>/<purpose>`."""
MADE = "x-made"
"""Marks such a field that may name a document made here as well."""
_PAGING = ("limit", "cursor")
PRINTED = "x-printed"
"""Marks what is printed as it is typed: no number of a person or of a thing stands for it, whatever its name."""


@dataclass(frozen=True)
class Operation:
    """One operation. `keys`: the parts of its path; `filters`: its query parameters; `versioned`: it wants If-Match; `bulk`: on many at once.

    `files`: what it takes is a file, brought on a page of its own.
    """

    id: str
    method: str
    path: str
    title: str
    article: str
    on: str
    offices: Sequence[str]
    keys: Sequence[str]
    filters: Sequence[Schema]
    versioned: bool
    bulk: bool
    files: bool
    body: Schema | None
    answer: Schema

    @property
    def office_titles(self) -> Sequence[str]:
        """The offices that do it, as people say them."""
        return [Office(one).label for one in self.offices]

    def is_of(self, offices: Set[Office]) -> bool:
        """Whether one of these offices does it."""
        return not offices.isdisjoint(self.offices)


@dataclass(frozen=True)
class Shown:
    """One value with its title: a text, perhaps a link; or the fields of an object; or a table."""

    name: str
    title: str
    text: str = ""
    href: str = ""
    fields: Sequence[Shown] = ()
    rows: Sequence[Sequence[Shown]] = field(default=())

    @property
    def is_plain(self) -> bool:
        return not self.fields and not self.rows


def _nameless(one: Shown) -> bool:
    """The number of a row that nobody reads and that leads nowhere."""
    return one.name == "id" and not one.href and bool(_NAMELESS.fullmatch(one.text))


class Contract:
    def __init__(self, document: Schema) -> None:
        self._document = document

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        return {one.id: one for one in self._operations()}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The names of all codes that mean the same wherever they stand, for what a schema leaves a plain text."""
        found: dict[str, set[str]] = {}
        for schema in self._document["components"]["schemas"].values():
            for code, label in schema.get("x-labels", {}).items():
                found.setdefault(code, set()).add(label)
        return {code: next(iter(said)) for code, said in found.items() if len(said) == 1}

    @cached_property
    def papers(self) -> Set[str]:
        """The fields that name a file, by what requests must bring there."""
        properties = (
            named
            for schema in self._document["components"]["schemas"].values()
            for named in schema.get("properties", {}).items()
        )
        return {
            name for name, one in properties if self._is_paper(one) or self._is_paper(one.get("items", {}))
        }

    def _is_paper(self, schema: Schema) -> bool:
        return PURPOSE in schema and MADE not in schema

    @cached_property
    def readings(self) -> Mapping[str, Operation]:
        """What answers GET, by its path as the document writes it."""
        return {one.path: one for one in self.operations.values() if one.method == "GET"}

    def _operations(self) -> Iterator[Operation]:
        for path, by_method in self._document["paths"].items():
            for method, one in by_method.items():
                parameters = one.get("parameters", ())
                content = one.get("requestBody", {}).get("content", {})
                answers = one["responses"].get("200") or one["responses"].get("201") or {}
                yield Operation(
                    id=one["operationId"],
                    method=method.upper(),
                    path=path,
                    title=one.get("summary", ""),
                    article=one.get("x-article", ""),
                    on=one.get("x-object", ""),
                    offices=one.get("x-office", ()),
                    keys=[known["name"] for known in parameters if known["in"] == "path"],
                    filters=[
                        known
                        for known in parameters
                        if known["in"] == "query" and known["name"] not in _PAGING
                    ],
                    versioned=any(known["name"] == "if-match" for known in parameters),
                    bulk=bool(one.get("x-bulk")),
                    files=bool(content) and "application/json" not in content,
                    body=content.get("application/json", {}).get("schema"),
                    answer=answers.get("content", {}).get("application/json", {}).get("schema", {}),
                )

    def resolved(self, schema: Schema) -> Schema:
        """The schema itself: references followed, and of what may be left empty what it else is."""
        if "$ref" in schema:
            named: Schema = self._document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            own = {key: value for key, value in schema.items() if key != "$ref"}
            return self.resolved({**named, **own})
        choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null" and "const" not in one]
        if len(choices) == 1:
            own = {key: value for key, value in schema.items() if key != "anyOf"}
            return self.resolved({**choices[0], **own})
        return schema

    def options(self, schema: Schema) -> Mapping[str, str]:
        """The codes that a value can be, each in words; none where it is free."""
        labels = schema.get("x-labels", {})
        return {
            code: labels.get(code) or words.code(code)
            for code in schema.get("enum", ())
            if isinstance(code, str) and code
        }

    def titles(self, schema: Schema) -> list[str]:
        """Of the fields of a body, the required ones first, as a form has them."""
        body = self.resolved(schema)
        properties, required = body.get("properties", {}), body.get("required", ())
        names = sorted(properties, key=lambda name: name not in required)
        return [properties[name].get("title") or name for name in names]

    def items(self, schema: Schema) -> Schema:
        """What a page of a list, or a list that is not paged, holds."""
        listed = self.resolved(schema)
        if "items" in listed.get("properties", {}):
            listed = self.resolved(listed["properties"]["items"])
        held: Schema = listed.get("items", {})
        return held

    def shown(
        self, schema: Schema, value: Any, names: Mapping[str, str], name: str = "", files: str = "/files/"
    ) -> Shown:
        """The value as people read it; `names`: of the staff, who are named by number; `files`: where its papers open."""
        schema = self._of(schema, value)
        title = schema.get("title", "") or name
        if isinstance(value, dict):
            properties = schema.get("properties", {})
            inner = schema.get("additionalProperties")
            inner = inner if isinstance(inner, dict) else {}
            named = self.options(self.resolved(schema.get("propertyNames", {})))
            return Shown(
                name,
                title,
                fields=[
                    self.shown(
                        properties.get(key) or {**inner, "title": named.get(key) or words.code(key)},
                        one,
                        names,
                        key,
                        files,
                    )
                    for key, one in value.items()
                    if key not in _UNSHOWN
                ],
            )
        if isinstance(value, list):
            inner = schema.get("items", {})
            each = [self.shown(inner, one, names, name, files) for one in value]
            if each and all(one.fields for one in each):
                rows = [[field for field in one.fields if not _nameless(field)] for one in each]
                return Shown(name, title, rows=rows)
            if any(one.href for one in each):
                return Shown(
                    name, title, fields=[replace(one, title=f"第{n}份") for n, one in enumerate(each, 1)]
                )
            return Shown(name, title, text="、".join(one.text for one in each) or "—")
        href = "" if schema.get(PRINTED) else objects.field_address(name, value)
        if not href and name in self.papers and _NAMELESS.fullmatch(str(value)):
            return Shown(name, words.named(title), "打开材料", files + str(value))
        text = self._said(schema, value, names)
        if href or name in self.papers or str(value) in names or title.endswith("人编号"):
            title = words.named(title)
        return Shown(name, title, f"打开{title}" if href and _NAMELESS.fullmatch(text) else text, href)

    def _of(self, schema: Schema, value: Any) -> Schema:
        schema = self.resolved(schema)
        if isinstance(value, dict):
            for one in map(self.resolved, schema.get("anyOf", ())):
                if set(one.get("required", ())) <= set(value):
                    return one
        return schema

    def _said(self, schema: Schema, value: Any, names: Mapping[str, str]) -> str:
        if value is None or value == "":
            return "—"
        if isinstance(value, bool):
            return "是" if value else "否"
        text = str(value)
        if schema.get("format") == "date-time":
            return words.moment(text)
        if schema.get("format") == "date":
            return words.day(text)
        return self.options(schema).get(text) or names.get(text) or self.labels.get(text) or words.code(text)
