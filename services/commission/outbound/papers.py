"""The papers of a request, as the rules judge them and as they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.commission.outbound.rules import Given
from services.commission.outbound.schemas import PaperIn


def given(field: str, papers: Sequence[PaperIn]) -> list[Given]:
    return [Given(field, paper.kind, paper.document_id) for paper in papers]


def on_record(papers: Sequence[PaperIn], digests: Mapping[str, str]) -> list[dict[str, str]]:
    return [paper.model_dump() | {"sha256": digests[paper.document_id]} for paper in papers]
