"""Refusals as RFC 9457 problem+json: every one says in Chinese what is wrong and which article says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import CONTRACT, INTERNAL, FieldError, Problem

_RETRY_AFTER = "5"  # seconds
MEDIA_TYPE = "application/problem+json"


def response(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    if problem.status == 401:
        headers = {"WWW-Authenticate": "Bearer"}
    elif problem.status == 503:
        headers = {"Retry-After": _RETRY_AFTER}
    return JSONResponse(problem.body(), problem.status, headers, media_type=MEDIA_TYPE)


_SHAPES = {
    "missing": "必填项缺失",
    "extra_forbidden": "不认识的字段",
    "string_too_long": "文字过长",
    "string_too_short": "文字过短或为空",
    "enum": "不在允许的取值之内",
    "literal_error": "不在允许的取值之内",
    "timezone_aware": "日期时间必须带时区（如 +08:00）",
    "json_invalid": "请求体不是合法的 JSON",
    "datetime_from_date_parsing": "日期时间格式不正确",
    "datetime_parsing": "日期时间格式不正确",
    "date_from_datetime_parsing": "日期格式不正确",
    "greater_than": "数值过小",
    "greater_than_equal": "数值过小",
    "less_than_equal": "数值过大",
    "list_type": "应为列表",
    "too_short": "列表项过少",
    "too_long": "列表项过多",
}

_BY_FRAMEWORK = {
    400: ProblemCode.UNREADABLE,
    404: ProblemCode.UNKNOWN_ADDRESS,
    405: ProblemCode.METHOD_NOT_ALLOWED,
}
"""What the framework refuses by itself."""

_ARTICLES = {"timezone_aware": CPC[85]}


def _field_error(raw: dict[str, Any]) -> FieldError:
    path = ".".join(str(part) for part in raw["loc"][1:]) or str(raw["loc"][0])
    cause = raw.get("ctx", {}).get("error")
    if isinstance(cause, Exception):
        return FieldError(path, str(cause), getattr(cause, "article", "") or CONTRACT)
    return FieldError(path, _SHAPES.get(raw["type"], "取值不符合要求"), _ARTICLES.get(raw["type"], CONTRACT))


def install(app: FastAPI) -> None:
    """Answer every failure of `app` as problem+json."""

    @app.exception_handler(Problem)
    async def refused(_: Request, problem: Problem) -> JSONResponse:
        return response(problem)

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, failure: RequestValidationError) -> JSONResponse:
        errors = [_field_error(dict(raw)) for raw in failure.errors()]
        return response(Problem.of(errors, 422, ProblemCode.MALFORMED))

    @app.exception_handler(HTTPException)
    async def http(_: Request, failure: HTTPException) -> JSONResponse:
        code = _BY_FRAMEWORK.get(failure.status_code, ProblemCode.NOT_HANDLED)
        return response(Problem(failure.status_code, code), failure.headers)

    @app.exception_handler(Exception)
    async def failed(_: Request, __: Exception) -> JSONResponse:
        return response(INTERNAL)
