"""What other teams read of the documents of a case and of its dossier."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.record import Readable, Record


class DocumentRecord(Readable):
    """`number` is printed as 案号; `asset_identifiers`: of the assets that the document lists; `sha256`: of its file."""

    id: str
    case_number: str
    number: str
    kind: str
    title: str | None = None
    sha256: str
    signed_at: datetime | None
    asset_identifiers: list[str]

    def is_signed(self, case_number: str, kinds: Collection[KindOfDocument]) -> bool:
        """Whether it is a signed document of that case, of one of `kinds`."""
        return self.case_number == case_number and self.kind in kinds and self.signed_at is not None


class DossierItemRecord(Readable):
    """One entry of the e-dossier: what it is, and the digest of its content."""

    kind: str
    sha256: str


class HandOverRecord(Readable):
    """Papers given to the dossier centre; `received_at` is None until the centre has them."""

    received_at: datetime | None


DOCUMENT = Record("documents", "/documents/{document_id}", DocumentRecord)
DOSSIER = Record("documents", "/cases/{case_number}/dossier", list[DossierItemRecord])
HAND_OVERS = Record("documents", "/cases/{case_number}/hand-overs", list[HandOverRecord])
