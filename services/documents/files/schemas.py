"""What is asked of files, and the answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.platform.paging import Listing


class FileFilter(Listing):
    """Files by what people ask for; `q`: part of a title."""

    purpose: FilePurpose | None = None
    entered_by: Annotated[str | None, Field(max_length=200)] = None
    q: Annotated[str, Field(max_length=100, description="材料名称")] = ""


class FileOut(FileRecord):
    """`size` in bytes; `entered_by`: who entered it first."""

    case_number: str
    media_type: str
    size: int
    entered_by: str
