"""Stored bytes as an answer: proven by a digest, in part if asked, and never run by a browser."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from urllib.parse import quote

from fastapi import Request, Response

from shared.platform import problems
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_RANGE = re.compile(r"bytes=(?:([0-9]+)-([0-9]*)|-([0-9]+))")
_NO_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f/\\:*?"<>|]')


def download(request: Request, content: bytes, media_type: str, name: str) -> Response:
    """`content`, or the one range of it that is asked for, to be kept as `name`; RFC 9110, RFC 9530.

    304 for one who has it, 416 beyond its end. Several ranges at once are answered with the whole.
    """
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Accept-Ranges": "bytes",
        "Repr-Digest": _digest(content),
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(_NO_NAME.sub('_', name), safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if etag in re.split(r"\s*,\s*", request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or request.headers.get("if-range", etag) != etag:
        return Response(
            content, headers=headers | {"Content-Digest": headers["Repr-Digest"]}, media_type=media_type
        )
    first, last, suffix = asked.groups()
    begin = int(first) if first else max(len(content) - int(suffix), 0)
    end = min(int(last) + 1, len(content)) if last else len(content)
    if not begin < end:
        problem = Problem(416, ProblemCode.RANGE_NOT_SATISFIABLE, f"文件共 {len(content)} 字节")
        return problems.response(problem, {"Content-Range": f"bytes */{len(content)}"})
    part = content[begin:end]
    headers |= {
        "Content-Range": f"bytes {begin}-{end - 1}/{len(content)}",
        "Content-Digest": _digest(part),
    }
    return Response(part, 206, headers, media_type)


def _digest(content: bytes) -> str:
    return f"sha-256=:{b64encode(hashlib.sha256(content).digest()).decode()}:"
