"""The formats in which papers are kept, known by their bytes: PDF, PNG, JPEG.

No picture is decoded and no stream is inflated: what is checked is the structure, in one pass.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
SUFFIXES = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg"}
ARTICLE = REGULATION["二(一)7"]

_PIXELS = 10**8
"""A page of A3 at 600 dots an inch has 70 million."""

_PDF_HEAD = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n]")
_PDF_TAIL = re.compile(rb"startxref\s{1,4}(\d{1,10})\s{1,4}%%EOF[\s\0]*\Z")
_PDF_XREF = re.compile(rb"\s{0,4}(xref\b|\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b)")
_JPEG_MARKER = re.compile(rb"\xff+([^\xff\x00\xd0-\xd7])")
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def recognise(content: bytes) -> str:
    """The media type of a whole and well-formed file of one of the formats; Problem 422 file_refused for anything else."""
    for media_type, (beginning, check) in _FORMATS.items():
        if content.startswith(beginning):
            check(content)
            return media_type
    raise refused("只接受 PDF、PNG、JPEG 文件" if content else "文件是空的")


def refused(detail: str) -> Problem:
    """What cannot be kept, and why."""
    return Problem(422, ProblemCode.FILE_REFUSED, detail, ARTICLE)


def _check_pdf(content: bytes) -> None:
    tail = _PDF_TAIL.search(content, max(len(content) - 2048, 0))
    if not _PDF_HEAD.match(content):
        raise refused("PDF 的文件头不正确")
    if tail is None:
        raise refused("PDF 不完整，或者末尾有多余的内容")
    if not _PDF_XREF.match(content, int(tail[1])):
        raise refused("PDF 的交叉引用表缺失或者损坏")
    if b"/Encrypt" in content:
        raise refused("PDF 已加密，他人无法查阅")


def _check_png(content: bytes) -> None:
    at, drawn = len(_PNG_SIGNATURE), False
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        end = at + 12 + length
        chunk = content[at + 4 : end - 4]
        if end > len(content) or zlib.crc32(chunk) != int.from_bytes(content[end - 4 : end], "big"):
            raise refused("PNG 不完整或者已损坏")
        if at == len(_PNG_SIGNATURE):
            if not (chunk.startswith(b"IHDR") and length == 13):
                raise refused("PNG 的文件头不正确")
            _check_size(int.from_bytes(chunk[4:8], "big"), int.from_bytes(chunk[8:12], "big"))
        drawn = drawn or chunk.startswith(b"IDAT")
        if chunk.startswith(b"IEND"):
            if not drawn or end != len(content):
                raise refused("PNG 没有图像，或者末尾有多余的内容")
            return
        at = end
    raise refused("PNG 不完整")


def _check_jpeg(content: bytes) -> None:
    """A camera may put more pictures behind the first; nothing else may follow it."""
    at = 0
    while at < len(content):
        if not content.startswith(_JPEG_START, at):
            raise refused("JPEG 末尾有多余的内容")
        at = _end_of_picture(content, at + len(_JPEG_START))


def _end_of_picture(content: bytes, at: int) -> int:
    """Where the picture ends whose segments begin at `at`; it has a size and is drawn."""
    sized = drawn = False
    while marker := _JPEG_MARKER.match(content, at):
        at, code = marker.end(), marker[1][0]
        if code == 0xD9 and sized and drawn:
            return at
        length = int.from_bytes(content[at : at + 2], "big")
        if length < 2 or at + length > len(content) or code in (0xD8, 0xD9):
            break
        if code in _JPEG_FRAMES:
            height, width = content[at + 3 : at + 5], content[at + 5 : at + 7]
            _check_size(int.from_bytes(width, "big"), int.from_bytes(height, "big"))
            sized = True
        at += length
        if code == 0xDA:
            drawn = True
            following = _JPEG_MARKER.search(content, at)
            at = following.start() if following else len(content)
    raise refused("JPEG 不完整或者已损坏")


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= _PIXELS:
        raise refused(f"图像尺寸 {width}×{height} 不可接受，上限为 {_PIXELS // 10**6} 百万像素")


_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8"
_FORMATS: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
    PDF: (b"%PDF-", _check_pdf),
    PNG: (_PNG_SIGNATURE, _check_png),
    JPEG: (_JPEG_START, _check_jpeg),
}
"""How each begins, and what shows that it is whole."""
