"""Whether a paper names the parties of its case as they were called when it was signed (变更、追加当事人规定第二十七条). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from shared.contracts.documents.records import NamedParty, RegisteredParty


def names_all(said: Sequence[NamedParty], parties: Sequence[RegisteredParty], at: datetime | None) -> bool:
    """The very parties, each once, by the name that each bore at `at`."""
    named = [(one.role, one.name, one.identity) for one in said]
    return sorted(named) == sorted(party.named_at(at) for party in parties)
