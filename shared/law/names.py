"""Whether a paper names the parties of its case as they were called when it was made (变更、追加当事人规定第二十七条). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.contracts.documents.records import NamedParty, RegisteredParty
from shared.contracts.intake.names import FormerName, name_at


def names_all(said: Sequence[NamedParty], parties: Sequence[RegisteredParty], at: datetime | None) -> bool:
    """The very parties, each once, by the name that each bore at `at`."""
    named = [(one.role, one.name, one.identity) for one in said]
    return sorted(named) == sorted(party.named_at(at) for party in parties)


@dataclass(frozen=True)
class Called:
    """A party as it is called now, with what it was called before."""

    name: str
    former: Sequence[FormerName] = ()

    def __str__(self) -> str:
        return self.name


Whose = str | Called
"""Whose a paper is: a party, or who is known by one name alone."""


def names_on(who: Whose, entered_at: datetime) -> list[str]:
    """The names of which a paper that came into the file at that instant says one.

    The present one; a former one where the change was put on record later, for the paper may be of before; what the record
    called him at that instant, though it proved to be a mistake.
    """
    if isinstance(who, str):
        return [who]
    later = [one.name for one in who.former if not one.void and entered_at < one.recorded_at]
    return list(dict.fromkeys([who.name, name_at(who.name, who.former, entered_at), *later]))
