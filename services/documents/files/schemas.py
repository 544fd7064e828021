"""Answers of files."""

from __future__ import annotations

from shared.contracts.documents.records import FileRecord


class FileOut(FileRecord):
    """`size` in bytes; `entered_by`: who entered it first."""

    case_number: str
    title: str
    media_type: str
    size: int
    entered_by: str
