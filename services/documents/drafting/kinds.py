"""The register of document kinds: what each must hold, who signs it, who may draft it (二(一)2–4)."""

from __future__ import annotations

from services.documents.drafting.fields import DocumentKind
from services.documents.drafting.register import closing, coercion, disposal, initial, measures, petitions

KINDS: dict[str, DocumentKind] = {
    kind.code: kind
    for kind in (
        *initial.KINDS,
        *measures.KINDS,
        *disposal.KINDS,
        *closing.KINDS,
        *coercion.KINDS,
        *petitions.KINDS,
    )
}
