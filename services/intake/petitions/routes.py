"""Objections and applications over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.petitions import acts, barring, evidence, exemptions, following, joining, service
from services.intake.petitions.schemas import (
    AdmissionIn,
    AdmissionToldIn,
    JoiningIn,
    PetitionDecisionIn,
    PetitionFilter,
    PetitionIn,
    PetitionOut,
    PetitionServiceIn,
    PetitionWithdrawalIn,
    RemovalIn,
    RestorationIn,
    SecurityIn,
    SendingUpIn,
    SuitEndIn,
    SuitIn,
)
from shared.contracts.intake.records import BarredRecord
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"petitions 异议、复议、申请 {acts.ARTICLE}"])


@router.post("/cases/{case_number}/petitions", status_code=201, **acts.RECEIVE_PETITION.route())
async def receive_petition(
    case_number: CaseNumberStr, body: PetitionIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """With the written paper; its limits run from when that was received."""
    held = await evidence.of_case(caller, peers, case_number, body)
    return await caller.act(acts.RECEIVE_PETITION.offices, service.receive, case_number, body, held)


@router.get("/petitions", summary="异议、申请列表")
async def list_petitions(asked: Annotated[PetitionFilter, Query()], caller: Calling) -> Page[PetitionOut]:
    return await caller.read(READERS, service.list_petitions, asked)


@router.get("/cases/{case_number}/petitions", summary="本案的异议、申请")
async def petitions_of_case(
    case_number: CaseNumberStr, asked: Annotated[PetitionFilter, Query()], caller: Calling
) -> Page[PetitionOut]:
    return await caller.read(READERS, service.list_petitions, asked, case_number)


@router.get("/cases/{case_number}/barred-things", summary="本案现在不得处分的财产")
async def barred_things(case_number: CaseNumberStr, caller: Calling, peers: Reading) -> list[BarredRecord]:
    """Those that an outsider claims, in this case or in another of the court with the same thing; those of who was added
    to the case, while he disputes that; and those of a debtor whose bankruptcy is examined."""
    found = await caller.read(READERS, barring.barred_things, case_number)
    added = await caller.read(READERS, barring.disputed, case_number)
    stayed, whole = await caller.read(READERS, barring.stayed, case_number)
    return found + whole + await evidence.things_of(peers, case_number, stayed | added)


@router.get("/petitions/{petition_id}", summary="异议、申请")
async def read_petition(petition_id: str, caller: Calling) -> PetitionOut:
    return await caller.read(READERS, service.read, petition_id)


@router.post("/petitions/{petition_id}/admission", **acts.ADMIT_PETITION.route())
async def admit_petition(petition_id: str, body: AdmissionIn, caller: Calling) -> PetitionOut:
    """An objection is filed, and given to a judge who has nothing to do with the case."""
    return await caller.act(acts.ADMIT_PETITION.offices, service.admit, petition_id, body)


@router.post("/petitions/{petition_id}/admission-notice", **acts.TELL_ADMISSION.route())
async def tell_petition_admission(
    petition_id: str, body: AdmissionToldIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """By a receipt of each."""
    held = await evidence.of_petition(caller, peers, acts.TELL_ADMISSION, petition_id)
    return await caller.act(acts.TELL_ADMISSION.offices, service.tell_admission, petition_id, body, held)


@router.post("/petitions/{petition_id}/decision", **acts.DECIDE_PETITION.route())
async def decide_petition(
    petition_id: str, body: PetitionDecisionIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """By its own signed paper, which says the same."""
    held = await evidence.of_petition(caller, peers, acts.DECIDE_PETITION, petition_id, body.document)
    return await caller.act(acts.DECIDE_PETITION.offices, service.decide, petition_id, body, held)


@router.post("/petitions/{petition_id}/sending-up", **acts.SEND_UP_PETITION.route())
async def send_up_petition(
    petition_id: str, body: SendingUpIn, caller: Calling, peers: Reading
) -> PetitionOut:
    held = await evidence.of_petition(caller, peers, acts.SEND_UP_PETITION, petition_id)
    return await caller.act(acts.SEND_UP_PETITION.offices, service.send_up, petition_id, body, held)


@router.post("/petitions/{petition_id}/service", **acts.SERVE_PETITION.route())
async def serve_petition(
    petition_id: str, body: PetitionServiceIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """From then on the time to sue, or to ask for review, runs."""
    held = await evidence.of_petition(caller, peers, acts.SERVE_PETITION, petition_id)
    return await caller.act(acts.SERVE_PETITION.offices, following.serve, petition_id, body, held)


@router.post("/petitions/{petition_id}/suit", **acts.RECORD_SUIT.route())
async def record_suit(petition_id: str, body: SuitIn, caller: Calling, peers: Reading) -> PetitionOut:
    held = await evidence.of_petition(caller, peers, acts.RECORD_SUIT, petition_id)
    return await caller.act(acts.RECORD_SUIT.offices, following.sue, petition_id, body, held)


@router.post("/petitions/{petition_id}/suit-end", **acts.END_SUIT.route())
async def end_suit(petition_id: str, body: SuitEndIn, caller: Calling, peers: Reading) -> PetitionOut:
    held = await evidence.of_petition(caller, peers, acts.END_SUIT, petition_id)
    return await caller.act(acts.END_SUIT.offices, following.end_suit, petition_id, body, held)


@router.post("/petitions/{petition_id}/security", **acts.SECURE_PETITION.route())
async def secure_petition(petition_id: str, body: SecurityIn, caller: Calling, peers: Reading) -> PetitionOut:
    """Disposal goes on, on the applicant's full and valid security."""
    held = await evidence.of_petition(caller, peers, acts.SECURE_PETITION, petition_id)
    return await caller.act(acts.SECURE_PETITION.offices, following.secure, petition_id, body, held)


@router.post("/petitions/{petition_id}/party", **acts.JOIN_PARTY.route())
async def join_party(petition_id: str, body: JoiningIn, caller: Calling, peers: Reading) -> PetitionOut:
    """Whom the ruling makes a party is one from now on."""
    held = await evidence.of_petition(caller, peers, acts.JOIN_PARTY, petition_id)
    return await caller.act(acts.JOIN_PARTY.offices, joining.join, petition_id, body, held)


@router.post("/petitions/{petition_id}/removal", **acts.REMOVE_INTERFERENCE.route())
async def remove_interference(
    petition_id: str, body: RemovalIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """What disturbs the thing is gone, as the record of it shows."""
    held = await evidence.of_petition(caller, peers, acts.REMOVE_INTERFERENCE, petition_id)
    return await caller.act(acts.REMOVE_INTERFERENCE.offices, following.remove, petition_id, body, held)


@router.post("/petitions/{petition_id}/restoration", **acts.RESTORE_CONSUMPTION.route())
async def restore_consumption(
    petition_id: str, body: RestorationIn, caller: Calling, peers: Reading
) -> PetitionOut:
    """The days of an exemption are over, and the restriction holds again."""
    held = await evidence.of_petition(caller, peers, acts.RESTORE_CONSUMPTION, petition_id)
    return await caller.act(acts.RESTORE_CONSUMPTION.offices, exemptions.restore, petition_id, body, held)


@router.post("/petitions/{petition_id}/withdrawal", **acts.WITHDRAW_PETITION.route())
async def withdraw_petition(
    petition_id: str, body: PetitionWithdrawalIn, caller: Calling, peers: Reading
) -> PetitionOut:
    held = await evidence.of_petition(caller, peers, acts.WITHDRAW_PETITION, petition_id)
    return await caller.act(acts.WITHDRAW_PETITION.offices, service.withdraw, petition_id, body, held)
