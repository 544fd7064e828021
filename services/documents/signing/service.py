"""核对、审核、签章: each step by its own hand, in this order (二(一)3, 二(一)4)."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial

from cryptography.hazmat.primitives import hashes

from services.documents.case_file import CaseFile
from services.documents.dossier import service as dossier
from services.documents.drafting import repository
from services.documents.drafting.compared import COMPARED
from services.documents.drafting.evidence import Evidence
from services.documents.drafting.faces import faces
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.render import Rendered
from services.documents.drafting.rules import check_called
from services.documents.drafting.schemas import DocumentDetail, DocumentOut
from services.documents.drafting.service import check_in_time, check_unmoved, detail, rendered_on
from services.documents.drafting.shape import shape_faults
from services.documents.items import Item
from services.documents.objects import objects
from services.documents.signing import acts, pades, rules
from services.documents.signing import repository as keys
from services.documents.signing.keys import COURT_SEAL, cabinet
from services.documents.signing.models import KeyGuard
from services.documents.signing.proofs import Stamper
from services.documents.signing.schemas import KeyOut, Passphrase, ReviewIn, UnlockingIn, VerificationIn
from shared.contracts.documents.facts import DocumentSigned, KeyLockNoticeOrdered
from shared.contracts.intake.records import CaseRecord
from shared.platform.court import load_settings
from shared.platform.db import new_id
from shared.platform.settings import settings
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


async def verify(work: Work, document_id: str, body: VerificationIn) -> DocumentDetail:
    """The maker has compared the draft with the dossier (二(一)4)."""
    document = await repository.document(work.session, document_id, lock=True)
    rules.check_verifier(document.made_by, work.actor.id)
    state = rules.advance(document.state, "verify", document.signer)
    rules.check_verification(KINDS[document.kind], [(check.paper, check.fields) for check in body.checks])
    document.state, document.verified_at = state, work.now
    document.verification = [check.model_dump() for check in body.checks]
    work.audit(document.case_number, AuditAction.DOCUMENT_VERIFY, document.id, sha256=document.sha256)
    return await detail(work, document)


async def review(work: Work, document_id: str, body: ReviewIn) -> DocumentDetail:
    """The head of the bureau, or whoever signs, approves the draft or returns it (二(一)3, 二(一)4)."""
    document = await repository.document(work.session, document_id, lock=True)
    needed = rules.reviewed_as(KINDS[document.kind], document.signer)
    work.in_stead_of(rules.check_reviewer(needed, (document.made_by, document.made_for), work.actor))
    step: rules.Step = "review" if body.outcome == "approved" else "return"
    document.state = rules.advance(document.state, step, document.signer)
    document.reviewed_by, document.reviewed_for = work.actor.id, work.stead
    document.reviewed_at, document.opinion = work.now, body.opinion
    work.audit(document.case_number, AuditAction(f"document.{step}"), document.id, sha256=document.sha256)
    return await detail(work, document)


async def cases_to_compare(work: Work, document_ids: list[str]) -> set[str]:
    """The case numbers of those documents that are compared with the record again before they are signed."""
    documents = await repository.lock_documents(work.session, document_ids)
    return {one.case_number for one in documents.values() if one.kind in COMPARED}


async def cases_of_rulings(work: Work, document_ids: list[str]) -> set[str]:
    """The case numbers of those documents that a judge signs."""
    documents = await repository.lock_documents(work.session, document_ids)
    return {one.case_number for one in documents.values() if one.signer == "judge"}


async def try_key(work: Work, document_ids: list[str], passphrase: Passphrase) -> pades.SigningKey | Problem:
    """Open the signer's own key, for documents on record; an answered Problem is counted and told, and to be raised.

    The tries of one signer follow one another, so that no number of them at once is more than those that are counted.
    404 where none of the documents is on record: whoever must hear of a locked key hears of it in its case.
    """
    cases = await keys.cases_of(work.session, document_ids)
    if not cases:
        raise Problem(404, ProblemCode.UNKNOWN_DOCUMENT)
    return await try_own_key(work, passphrase, min(cases))


async def try_own_key(work: Work, passphrase: Passphrase, told_in: str) -> pades.SigningKey | Problem:
    """Open the signer's own key; that it was locked is told in the case `told_in`."""
    guard = await keys.guard(work.session, work.actor.id)
    try:
        rules.check_unlocked(guard.locked_until, work.now)
        key = await asyncio.to_thread(cabinet().open, work.actor.id, passphrase.get_secret_value())
    except Problem as problem:
        work.audit(COURT, AuditAction.KEY_REFUSED, work.actor.id, client=work.client, code=problem.code)
        if problem.code == ProblemCode.WRONG_PASSPHRASE:
            await _count(work, guard, told_in)
        return problem
    guard.refused = 0
    return key


async def _count(work: Work, guard: KeyGuard, case_number: str) -> None:
    """One refusal more; enough of them lock the key, which its holder, the administrator and the director are told."""
    guard.refused += 1
    settings = (await load_settings(work.session)).on(work.now.date())
    if guard.refused < settings.key_tries:
        return
    guard.locked_until = work.now + timedelta(minutes=settings.key_lock_minutes)
    work.audit(COURT, AuditAction.KEY_LOCK, work.actor.id, client=work.client, until=guard.locked_until)
    signs_as = min(work.actor.offices.intersection(rules.ALL_SIGNERS))
    told: dict[Office, str | None] = {Office.ADMINISTRATOR: None, Office.BUREAU_DIRECTOR: None}
    for office, holder in (told | {signs_as: work.actor.id}).items():
        notice = {"notice": new_id(), "office": office, "holder": holder}
        work.tell(KeyLockNoticeOrdered.model_validate(notice), case_number)


async def list_keys(work: Work) -> list[KeyOut]:
    return [_key_out(work, guard) for guard in await keys.refused_guards(work.session)]


async def unlock_key(work: Work, staff_id: str, body: UnlockingIn) -> KeyOut:
    """Its count begins anew; by another than the holder."""
    rules.check_unlocker(staff_id, work.actor)
    guard = await keys.refused_guard(work.session, staff_id)
    guard.refused, guard.locked_until = 0, None
    work.audit(COURT, AuditAction.KEY_UNLOCK, staff_id, reason=body.reason)
    return _key_out(work, guard)


def _key_out(work: Work, guard: KeyGuard) -> KeyOut:
    return KeyOut(**guard.model_dump(), acts=acts.on_key(work.actor, guard.staff_id))


async def sign(
    work: Work,
    document_id: str,
    key: pades.SigningKey,
    stamper: Stamper,
    cases: Mapping[str, CaseRecord],
    read: Mapping[str, Evidence],
) -> DocumentDetail:
    """Sign one document with the signer's own key, and seal it (二(一)3). `cases`: those of judges' rulings; `read`: what
    documents are compared with, by case."""
    document = await repository.document(work.session, document_id, lock=True)
    _check(work, document, cases, await keys.opened(work.session, work.actor.id, [document]))
    await check_in_time(work, document)
    await check_unmoved(work, document, read)
    await _sign_and_seal(work, document, key, stamper)
    return await detail(work, document)


async def sign_many(
    work: Work,
    document_ids: list[str],
    key: pades.SigningKey,
    stamper: Stamper,
    cases: Mapping[str, CaseRecord],
    read: Mapping[str, Evidence],
) -> list[Item]:
    """Sign a list with one opening of the key; a document that is refused does not lose the others.

    What passes is refused for all that are left: an authority that does not answer is not waited for a hundred times.
    """
    documents = await repository.lock_documents(work.session, document_ids)
    answers: dict[str, Item] = {}
    opened = await keys.opened(work.session, work.actor.id, documents.values())
    actor, passing = work.actor, None
    for document_id in dict.fromkeys(document_ids):
        work.actor = actor  # in whose stead he signs differs from case to case
        try:
            document = _check(work, documents.get(document_id), cases, opened)
            if passing is not None:
                raise passing
            await check_in_time(work, document)
            await check_unmoved(work, document, read)
            await _sign_and_seal(work, document, key, stamper)
            answers[document_id] = Item(outcome="signed", document_id=document_id)
        except Problem as problem:
            passing = problem if problem.retriable else passing
            answers[document_id] = Item.refused(problem, document_id=document_id)
    for document in documents.values():
        item = answers[document.id]
        item.kind, item.addressee = document.kind, document.addressee
    return [answers[document_id] for document_id in dict.fromkeys(document_ids)]


def _check(
    work: Work, document: Document | None, cases: Mapping[str, CaseRecord], opened: Collection[str]
) -> Document:
    if document is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOCUMENT)
    case = cases.get(document.case_number)
    kind = KINDS[document.kind]
    judge = case.judge if case else None
    reviewed = document.reviewed_by, document.reviewed_for
    deputyship = rules.check_signer(document.signer, reviewed, work.actor, None if kind.apart else judge)
    if document.signer == "judge":
        had_by = (case.had_by if case else []) if kind.apart else None
        deputyship = rules.check_case_judge(document.signer, judge, work.actor, had_by)
        rules.check_bench(document.fields["bench"], work.actor.name, alone=kind.team_drafts)
    work.in_stead_of(deputyship)
    rules.advance(document.state, "sign", document.signer)
    if case is not None:
        check_called(kind, document.fields, CaseFile(case, {}, {}).former_names)
    rules.check_opened(document.id in opened)
    return document


async def _sign_and_seal(work: Work, document: Document, key: pades.SigningKey, stamper: Stamper) -> None:
    draft = document.sha256
    dated = await _dated(document, work.now.date())
    if not work.trial:  # a trial signs nothing: no signed original exists but the one on record
        at_foot = document.handmade_file is not None
        original = await sealed(dated.pdf, key, document.signer, stamper, at_foot=at_foot)
        document.sha256 = await objects().put(original)
    document.pages = dated.pages
    document.state = rules.advance(document.state, "sign", document.signer)
    document.signed_by, document.signed_at = work.actor.id, work.now
    work.audit(
        document.case_number,
        AuditAction.DOCUMENT_SIGN,
        document.id,
        draft=draft,
        sha256=document.sha256,
        certificate=key.certificate.fingerprint(hashes.SHA256()).hex(),
        client=work.client,
    )
    await dossier.file_document(work, document)
    work.tell(DocumentSigned(document=document.id, document_kind=document.kind), document.case_number)


async def sealed(pdf: bytes, key: pades.SigningKey, signer: str, stamper: Stamper, *, at_foot: bool) -> bytes:
    """The paper with the signer's signature and the court's seal."""
    court = settings()
    sign = partial(pades.sign, stamper=stamper, roots=cabinet().roots(), at_foot=at_foot)
    name = await asyncio.to_thread(pades.draw_name, key.name, faces())
    signed = await sign(pdf, key, reason="审核签发", field=signer, shown=name)
    seal = pades.draw_seal(court.court_name, "演示专用" if court.mode == "sandbox" else "电子签章")
    stamp = await asyncio.to_thread(cabinet().court_seal)
    return await sign(signed, stamp, reason="电子签章", field="court_seal", shown=seal)


async def _dated(document: Document, day: date) -> Rendered:
    """The reviewed draft as of the day of its signature.

    The same fields give the same bytes: what gives other bytes for the day of the draft is not what was reviewed (409),
    and a draft in a form that has since been given other fields is made again. What is signed bears no mark of a draft.
    What was made by hand is signed as it was reviewed, under the day that it bears.
    """
    if document.handmade_file is not None:
        return Rendered(await objects().get(document.sha256), document.sha256, document.pages, text="")
    kind = KINDS[document.kind]
    if not shape_faults(kind, document.fields):
        reviewed = await rendered_on(
            kind, document.fields, document.number, document.made_at.date(), draft=True
        )
        if reviewed.sha256 == document.sha256:
            return await rendered_on(kind, document.fields, document.number, day)
    detail = "须重新制作、核对、审核"
    raise Problem(409, ProblemCode.DRAFT_CHANGED, detail, REGULATION["二(一)4"])


async def check_original(document: DocumentOut) -> None:
    """The stored file is the sealed original: unchanged, signed by who the record says, sealed by the court.

    Problem 409 if not. A form has no signature; its bytes are proven by their hash.
    """
    pdf = await objects().get(document.sha256)
    if document.signer == "none":
        return
    reports = await pades.verify(pdf, cabinet().roots(), datetime.now(UTC))
    hands = [report.staff_id for report in reports if report.valid]
    if hands != [document.signed_by, COURT_SEAL]:
        raise Problem(409, ProblemCode.SIGNATURE_INVALID, article=REGULATION["二(一)4"])
