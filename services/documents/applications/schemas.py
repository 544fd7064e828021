"""What is answered of an application's papers."""

from __future__ import annotations

from shared.contracts.documents.records import FileRecord


class ApplicationFileOut(FileRecord):
    """`size` in bytes; `entered_by`: who entered it first."""

    application_id: str
    title: str
    media_type: str
    size: int
    entered_by: str
