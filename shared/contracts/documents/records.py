"""What other teams read of the documents of a case and of its dossier."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.record import Readable, Record


class DocumentRecord(Readable):
    """`number` is printed as 案号; `asset_identifiers`: of the assets that the document lists; `sha256`: of its file."""

    id: str
    case_number: str
    number: str
    kind: str
    sha256: str
    signed_at: datetime | None
    asset_identifiers: list[str]

    def is_signed(self, case_number: str, kinds: Collection[KindOfDocument]) -> bool:
        """Whether it is a signed document of that case, of one of `kinds`."""
        return self.case_number == case_number and self.kind in kinds and self.signed_at is not None


class FileRecord(Readable):
    """A stored file of the case; `brought_by`: everybody who has entered the same bytes in it, as whatever paper."""

    id: str
    purpose: FilePurpose
    sha256: str
    entered_at: datetime
    brought_by: list[str]


class DossierItemRecord(Readable):
    """One entry of the e-dossier's catalogue: its number, what it is, and the SHA-256 of its content."""

    number: int
    title: str
    sha256: str


class HandOverRecord(Readable):
    """Papers given to the dossier centre; `received_at` is None until the centre has them."""

    received_at: datetime | None


DOCUMENT = Record("documents", "/documents/{document_id}", DocumentRecord)
FILES = Record("documents", "/cases/{case_number}/files", list[FileRecord])
DOSSIER = Record("documents", "/cases/{case_number}/dossier", list[DossierItemRecord])
HAND_OVERS = Record("documents", "/cases/{case_number}/hand-overs", list[HandOverRecord])
