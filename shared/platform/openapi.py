"""The contract of one service: what FastAPI reads off its routes, completed by what every operation here has in common."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from shared.platform.trial import LONGEST, Consequences
from shared.values.problem_code import ProblemCode
from shared.values.refusal import CONTRACT
from shared.values.vocabulary import TITLES

Schema = dict[str, Any]

_HOME = Path(__file__).parents[2]
_CODES = _HOME / "shared" / "platform" / "problem_statuses.json"

_CHINESE, _LATIN = re.compile("[一-龥]"), re.compile("[A-Za-z]")
_REF = "#/components/schemas/"
_STATUSES = {
    "401": "未带令牌，或者令牌无效",
    "403": "不具有办理该事项的岗位，或者案件未对本人开放",
    "404": "没有该编号的对象",
    "409": "依规则不得办理；逐条写明理由和条款",
    "412": "对象已经变更，所依据的版本不是当前版本",
    "413": "内容过大",
    "422": "填写的内容不符合要求；逐项写明",
    "428": "缺少 Idempotency-Key 或者 If-Match",
    "502": "其他团队的答复不符合约定，可以重试",
    "503": "数据库或者其他团队暂不可用，可以重试",
}
_OF_READS = ("401", "403", "404", "422", "502", "503")
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "每次办理自取一个不重复的值；同一值重复提交，只办理一次，答复与第一次相同",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "example": "7b0c1f0e-7b53-4d0c-9e55-5d1f6f2f8a01",
}
_PREFER = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "handling=dry-run：只试办，不生效；答复写明将引起的变动，或者不可办的全部理由",
    "schema": {"type": "string", "maxLength": LONGEST},
}
_PROBLEM: Schema = {
    "title": "问题",
    "description": "RFC 9457：写明何处不对、依据哪一条",
    "type": "object",
    "required": ["type", "title", "status", "detail", "article", "retriable", "errors"],
    "properties": {
        "type": {
            "type": "string",
            "enum": [f"urn:jiyue:problem:{code}" for code in sorted(ProblemCode)],
        },
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "article": {"type": "string", "description": f"依据的条款；{CONTRACT}指本文件"},
        "retriable": {"type": "boolean"},
        "errors": {"type": "array", "items": {"$ref": f"{_REF}FieldFault"}},
    },
}
_FAULT: Schema = {
    "title": "一处问题",
    "type": "object",
    "required": ["field", "detail", "article"],
    "properties": {name: {"type": "string"} for name in ("field", "detail", "article")},
}


def install(app: FastAPI, team: str) -> None:
    """Have `app` answer its whole contract; the examples of its acts are those of services/<team>/examples.json."""
    read_off_routes = app.openapi

    def openapi() -> Schema:
        if app.openapi_schema is None:
            _complete(
                read_off_routes(), _read(_HOME / "services" / team / "examples.json"), _read(_CODES)[team]
            )
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def name_of(route: APIRoute) -> str:
    """The operationId of a route that names none, by its capability: register__list_assets."""
    return f"{route.endpoint.__module__.split('.')[-2]}__{route.name}"


def _read(file: Path) -> Schema:
    held: Schema = json.loads(file.read_text("utf-8"))
    return held


def _complete(contract: Schema, examples: Schema, codes: Mapping[str, Sequence[str]]) -> None:
    """In place, as FastAPI keeps it. `codes`: the problems of each status."""
    components = contract.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    consequences = Consequences.model_json_schema(ref_template=_REF + "{model}")
    schemas |= consequences.pop("$defs") | {"Consequences": consequences}
    schemas |= {"Problem": _PROBLEM, "FieldFault": _FAULT}
    for schema in schemas.values():
        _name(schema)
    components["responses"] = {status: _refusal(status, codes.get(status, ())) for status in _STATUSES}
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "法院统一认证签发的令牌（OIDC）；点击 Authorize 后粘贴",
        }
    }
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            _complete_operation(method, operation, public=path.startswith("/health"))
            _illustrate(operation, examples)


def _keep_chinese(said: Schema) -> None:
    """What a docstring says to programmers is left out; it may name a thing in Chinese."""
    text = said.get("description", "")
    if len(_CHINESE.findall(text)) < len(_LATIN.findall(text)):
        said.pop("description", None)


def _name(schema: Schema) -> None:
    """The Chinese title of each field: its own where its model gives one, else that of its name."""
    _keep_chinese(schema)
    for name, field in schema.get("properties", {}).items():
        if name in TITLES and not _CHINESE.search(field.get("title", "")):
            field["title"] = TITLES[name]


def _complete_operation(method: str, operation: Schema, *, public: bool) -> None:
    _keep_chinese(operation)
    responses = operation["responses"]
    for answer in responses.values():
        answer["description"] = "答复"
    responses.pop("422", None)
    if public:
        return
    operation["security"] = [{"token": []}]
    parameters = [_parameter(one) for one in operation.get("parameters", ()) if one["name"] not in _OURS]
    statuses = list(_OF_READS)
    if method != "get":
        parameters += [_KEY, _PREFER]
        statuses += ["409", "428", "413"]
        _let_try(responses)
    elif "application/json" not in responses["200"].get("content", {}):
        statuses.append("409")  # a file that is not what was stored
        responses["206"] = {"description": "所请求的部分（Range）"}
        responses["416"] = {"description": "Range 超出文件范围"}
    if any(one["name"] == "if-match" for one in parameters):
        statuses.append("412")
    operation["parameters"] = parameters
    for status in sorted(statuses):
        responses[status] = {"$ref": f"#/components/responses/{status}"}


_OURS = ("authorization", "idempotency-key")
_SAID = {
    "case_number": "（2026）豫1502执1号",
    "if-match": '"1"',
}


def _parameter(parameter: Schema) -> Schema:
    """With its title, and an example where there is one for all."""
    name = parameter["name"]
    if name == "if-match":
        parameter |= {"required": True, "schema": {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'}}
        parameter["description"] = "所依据的版本（对象的 ETag）"
    elif name in TITLES:
        parameter["schema"]["title"] = TITLES[name]
        parameter.setdefault("description", TITLES[name])
    if name in _SAID:
        parameter["example"] = _SAID[name]
    return parameter


def _refusal(status: str, codes: Sequence[str]) -> Schema:
    """`codes`: the problems that may be answered with it."""
    said = "".join(f"\n- {code}：{ProblemCode(code).label}" for code in codes)
    return {
        "description": _STATUSES[status] + (f"\n{said}" if said else ""),
        "content": {"application/problem+json": {"schema": {"$ref": f"{_REF}Problem"}}},
    }


def _let_try(responses: Schema) -> None:
    """What a trial answers: always 200."""
    tried = {"$ref": f"{_REF}Consequences"}
    body = responses.setdefault("200", {"description": "试办的结果", "content": {}})
    content = body.setdefault("content", {}).setdefault("application/json", {})
    usual = content.get("schema")
    content["schema"] = {"anyOf": [usual, tried]} if usual else tried


def _illustrate(operation: Schema, examples: Schema) -> None:
    example = examples.get(operation["operationId"])
    if example is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = example
