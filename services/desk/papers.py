"""What a document asks for: the form of the kind that was chosen, as the register of documents has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.desk.contract import PRINTED, Schema

_PLAIN: Mapping[str, Schema] = {
    "text": {"type": "string", "maxLength": 2000},
    "number": {"type": "string"},
    "money": {"type": "string", "description": "元，最多两位小数"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
}
_PARTY: Schema = {
    "type": "object",
    "description": "自然人填姓名、性别、出生日期、民族、住所、公民身份号码；单位填名称、统一社会信用代码、住所、法定代表人及其职务",
    "properties": {
        name: {"type": "string", "title": title, **({"format": "date"} if name == "born_on" else {})}
        for name, title in (
            ("name", "姓名或者名称"),
            ("former_names", "曾用名、原名称（更名的）"),
            ("gender", "性别"),
            ("born_on", "出生日期"),
            ("ethnicity", "民族"),
            ("address", "住所"),
            ("id_number", "公民身份号码（境外人员为证件号码）"),
            ("credit_code", "统一社会信用代码"),
            ("representative", "法定代表人或者主要负责人"),
            ("representative_title", "法定代表人或者主要负责人职务"),
            ("country", "国籍或者地区（境外）"),
            ("paper", "证件名称（境外人员）"),
            ("registration_number", "登记注册号（境外单位）"),
        )
    },
    "required": ["name", "address"],
}
GIVEN = "x-given"
"""Marks what must be sent even where it is left empty: a party fills it in by hand, or some cases have none."""


def body_for(body: Schema, kinds: Sequence[Mapping[str, Any]], code: str) -> Schema:
    """The body of drafting a document, with the fields of the kind; none before it is chosen."""
    properties = body["properties"]
    kind = next((one for one in kinds if one["code"] == code), None)
    if kind is None:
        return {**body, "properties": {"kind": properties["kind"]}}
    fields = {**_object(kind["fields"]), "title": f"{kind['title']}的内容"}
    return {**body, "properties": {**properties, "fields": fields}}


def schema_of(kinds: Sequence[Mapping[str, Any]], code: str) -> Schema:
    """What a document of the kind says, each of its fields by its title."""
    return _object(next((one["fields"] for one in kinds if one["code"] == code), ()))


def _object(fields: Sequence[Mapping[str, Any]]) -> Schema:
    return {
        "type": "object",
        "properties": {one["name"]: _schema(one) for one in fields},
        "required": [one["name"] for one in fields if not (one["by_hand"] or one["optional"])],
    }


def _schema(field: Mapping[str, Any]) -> Schema:
    said = {"title": field["label"], GIVEN: field["by_hand"] or field["optional"], PRINTED: True}
    if field["form"] == "party":
        return {**_PARTY, **said}
    if field["form"] in ("parties", "rows"):
        inner = _PARTY if field["form"] == "parties" else _object(field["columns"])
        return {"type": "array", "items": inner, "minItems": 0 if field["by_hand"] else 1, **said}
    return {**_PLAIN[field["form"]], **said}
