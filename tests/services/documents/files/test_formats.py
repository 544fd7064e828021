"""A file is what its bytes are: whole, well-formed, of the type it says, and of a size that can be shown."""

from __future__ import annotations

import struct
import zlib

import pytest

from deploy.demo.scans import photograph, scan
from services.documents.files.formats import JPEG, PDF, PNG, recognise
from services.documents.files.rules import check_type
from shared.contracts.documents.purposes import FilePurpose
from shared.values.refusal import Problem

PAGE, PICTURE = scan("送达回证"), photograph("客厅")
OTHER = FilePurpose.OTHER


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"".join((b"\x89PNG\r\n\x1a\n", header, drawn, *more, chunk(b"IEND", b"")))


def segment(code: int, data: bytes) -> bytes:
    return bytes((0xFF, code)) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int = 8, height: int = 8, scans: int = 1, frame: int = 0xC0) -> bytes:
    """The structure of one: a thumbnail in its APP1, a restart marker and a stuffed byte in what is drawn."""
    thumbnail = segment(0xE1, b"Exif\0\0\xff\xd8\xff\xd9")
    size = segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    drawn = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + thumbnail + size + drawn * scans + b"\xff\xd9"


def examine(content: bytes, declared: str, purpose: FilePurpose) -> str:
    check_type(media_type := recognise(content), declared, purpose)
    return media_type


def refusal(content: bytes, declared: str, purpose: FilePurpose = OTHER) -> str:
    with pytest.raises(Problem, match="file_refused") as refused:
        examine(content, declared, purpose)
    assert (refused.value.status, refused.value.article) == (422, "二(一)7")
    return refused.value.detail


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PAGE, PDF),
        (PAGE + b"\r\n\n", PDF),
        (PICTURE, PNG),
        (png(1, 1), PNG),
        (jpeg(), JPEG),
        (jpeg(scans=3, frame=0xC2), JPEG),
        (jpeg() + jpeg(), JPEG),  # a camera's second picture
    ],
)
def test_what_is_whole_is_taken(content: bytes, media_type: str) -> None:
    assert examine(content, media_type, OTHER) == media_type
    assert examine(content, f"{media_type.upper()}; charset=binary", OTHER) == media_type


@pytest.mark.parametrize(("content", "media_type"), [(PAGE, PDF), (PICTURE, PNG), (jpeg(scans=3), JPEG)])
def test_what_is_cut_short_anywhere_is_refused(content: bytes, media_type: str) -> None:
    for end in {*range(1, len(content) - 1, max(len(content) // 50, 1)), len(content) - 2}:
        refusal(content[:end], media_type)


@pytest.mark.parametrize(("content", "media_type"), [(PAGE, PDF), (PICTURE, PNG), (jpeg(), JPEG)])
@pytest.mark.parametrize("tail", [b"PK\x03\x04 an archive", b"<script>alert(1)</script>", b"MZ"])
def test_what_is_something_else_besides_is_refused(content: bytes, media_type: str, tail: bytes) -> None:
    assert "多余" in refusal(content + tail, media_type)
    refusal(tail + content, media_type)


@pytest.mark.parametrize(
    ("content", "declared", "detail"),
    [
        (b"", PDF, "文件是空的"),
        (b"<html><script>alert(1)</script></html>", "text/html", "只接受"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", "只接受"),
        (b"GIF89a;", "image/gif", "只接受"),
        (b"\xef\xbb\xbf" + PAGE, PDF, "只接受"),
        (PAGE, PNG, "不符"),
        (PICTURE, PDF, "不符"),
        (PAGE, "text/html", "不符"),
        (PAGE, "", "不符"),
        (PAGE.replace(b"%PDF-1.7", b"%PDF-9.9"), PDF, "文件头"),
        (b"%PDF-<script>" + PAGE, PDF, "文件头"),
        (PAGE.replace(b"startxref\n", b"startxref\n9"), PDF, "交叉引用表"),
        (PAGE.replace(b"%%EOF", b"/Encrypt 1 0 R startxref\n0\n%%EOF"), PDF, "交叉引用表"),
        (PICTURE.replace(b"IDAT", b"IDAX", 1), PNG, "已损坏"),
        (PICTURE[:8] + chunk(b"tEXt", b"x") + PICTURE[8:], PNG, "文件头"),
        (PICTURE[:33] + chunk(b"IEND", b""), PNG, "没有图像"),
        (b"\xff\xd8\xff\xd9", JPEG, "不完整"),
    ],
)
def test_what_is_not_what_it_seems_is_refused_and_says_why(
    content: bytes, declared: str, detail: str
) -> None:
    assert detail in refusal(content, declared)


def test_what_only_its_maker_can_open_is_refused() -> None:
    xref = PAGE.rindex(b"/Root")
    assert "已加密" in refusal(PAGE[:xref] + b"/Encrypt 9 0 R" + PAGE[xref:], PDF)


@pytest.mark.parametrize("content", [png(2**31 - 1, 2**31 - 1), png(10_001, 10_000), png(0, 1), jpeg(0, 8)])
def test_a_picture_that_nobody_can_open_is_refused_undecoded(content: bytes) -> None:
    declared = PNG if content.startswith(b"\x89") else JPEG
    assert "图像尺寸" in refusal(content, declared)
