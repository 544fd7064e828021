"""One objection or application with its case, as every act on it reads, checks and answers it."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime

from services.intake.assignment import repository as assigned
from services.intake.filing import repository as cases
from services.intake.filing.models import Case, Party
from services.intake.petitions import acts, repository, rules
from services.intake.petitions.kinds import KINDS, Kind
from services.intake.petitions.models import Petition
from services.intake.petitions.schemas import PetitionOut
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.platform.work import Work
from shared.values.articles import Article


async def locked(work: Work, petition_id: str) -> tuple[Petition, Kind, Case]:
    """With its case, which is locked first."""
    one = await repository.petition(work.session, petition_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, KINDS[one.kind], case


def check_file(
    files: Sequence[FileRecord],
    field: str,
    file: str,
    purpose: FilePurpose,
    article: Article,
    hands: Set[str],
) -> None:
    """A paper of the case, entered by another than who acts on it. 409."""
    check_files(files, [PaperFile(field, file, purpose, article, not_by=hands)])


async def check_end_paper(
    work: Work, one: Petition, file: str, files: Sequence[FileRecord], article: Article
) -> None:
    """A paper of who has brought it, of after that, entered by another than who acts on it; it ends one alone. 409."""
    paper = PaperFile(
        "end_paper",
        file,
        FilePurpose.PETITION_END,
        article,
        shows_at=one.sued_at or one.received_at,
        not_by=work.hands,
        of_whom=[await petitioner(work, one)],
    )
    check_files(files, [paper])
    rules.check_ends_one(await repository.ends_another(work.session, file), article)


async def petitioner(work: Work, one: Petition) -> Whose:
    """With what he was called before, where he is a party."""
    party = await work.session.get(Party, one.party) if one.party else None
    return party.called if party else one.outsider


async def petitioner_at(work: Work, one: Petition, at: datetime | None) -> str:
    """As a paper of the court of that instant calls who has brought it."""
    party = await work.session.get(Party, one.party) if one.party else None
    return party.name_at(at) if party else one.outsider


async def out(work: Work, one: Petition, officer: str | None, judge: str | None) -> PetitionOut:
    names = await repository.petitioners(work.session, [one])
    reviewed = await repository.under_review(work.session, [one.id])
    people = await assigned.people(work.session, [one.case_number])
    return shown(work, one, names, reviewed, officer, judge, people)


def shown(
    work: Work,
    one: Petition,
    names: dict[str, str],
    reviewed: Collection[str],
    officer: str | None,
    judge: str | None,
    people: Collection[str],
) -> PetitionOut:
    barred = acts.bars(one, work.now, reviewed=one.id in reviewed)
    return PetitionOut(
        **one.model_dump(include=PetitionOut.model_fields.keys() - {"acts"}),
        petitioner=names.get(one.party or "", one.outsider),
        bars=barred,
        acts=acts.on(work.actor, one, work.now, officer, judge, people, barred=barred),
    )
