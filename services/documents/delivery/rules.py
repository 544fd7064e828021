"""Where and how a document may be served, and what a receipt proves. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.contracts.intake.records import AgentRecord, PartyRecord, ReceptionRecord
from shared.gateways.wire import CLOCKS_DIFFER
from shared.values.articles import CPC, JS, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

SIGNS = cite(CPC[88], JS[132])
CHECK = REGULATION["二(一)5"]


@dataclass(frozen=True)
class Way:
    channel: str
    address: str


def ways_to(party: PartyRecord, confirmed: ReceptionRecord | None) -> list[Way]:
    """As the party confirmed, electronically with its consent only (二(一)6, 民事诉讼法第九十条).

    A respondent without a confirmed address: by post to household, residence and registered address at once. An
    applicant: to the one address that the law takes for its own (法院专递规定第五条).
    """
    if confirmed is not None:
        if confirmed.electronic_consent:
            return [Way("electronic", confirmed.confirmed_mobile)]
        return [Way("post", confirmed.confirmed_address)]
    addresses = addresses_of(party, None)
    return [Way("post", address) for address in (addresses if party.role == "respondent" else addresses[:1])]


def addresses_of(party: PartyRecord, confirmed: ReceptionRecord | None) -> list[str]:
    """Every address of a party on record, the one that it confirmed first."""
    known = [party.household_address, party.residence_address, party.registered_address]
    if party.kind == "organisation":
        known = [party.registered_address, party.household_address, party.residence_address]
    first = [confirmed.confirmed_address] if confirmed else []
    return list(dict.fromkeys(address for address in (*first, *known) if address))


def check_before_service(
    *,
    made_at: datetime,
    read_at: datetime | None,
    named: Collection[str],
    wanted: Collection[str],
    known: Collection[str],
) -> None:
    """Dossier and reception records are read before anything is served; 409 with all that is missing.

    `read_at`: when who serves has last read the e-dossier, as the record has it; `named`: the reception records that
    were read, `wanted`: the last one of each addressee, `known`: of each party of the case.
    """
    errors = []
    if read_at is None or read_at < made_at:
        errors.append(
            FieldError("dossier_read", "没有文书制作后本人查阅本案电子卷宗的记录，送达前须查阅", CHECK)
        )
    if not set(wanted) <= set(named):
        errors.append(FieldError("receptions", "受送达人有初次接待笔录，送达前须查阅并写明编号", CHECK))
    errors += [
        FieldError(f"receptions.{at}", "不是本案当事人最近一次的初次接待笔录", CHECK)
        for at, reception in enumerate(named)
        if reception not in known
    ]
    refuse(errors, 409, ProblemCode.CHECK_BEFORE_SERVICE)


def signing_agents(
    agents: Sequence[str], parties: Sequence[PartyRecord], ways: Mapping[str, Sequence[Way]]
) -> dict[str, AgentRecord]:
    """Who signs for each of the `parties`, by party id; 409 with every agent who may not.

    An agent in office signs for the own party, if the power lets that be, and where there is something to sign.
    """
    found: dict[str, AgentRecord] = {}
    faults = []
    of = {agent.id: (party.id, agent) for party in parties for agent in party.agents}
    for at, agent_id in enumerate(agents):
        party_id, agent = of.get(agent_id, ("", None))
        if agent is None:
            why = "不是受送达人现任的委托代理人"
        elif not agent.receives:
            why = "授权委托书没有授权其代收诉讼文书"
        elif party_id in found:
            why = "每名受送达人只列一名签收的代理人"
        elif all(way.channel == "electronic" for way in ways[party_id]):
            why = "受送达人同意电子送达，没有签收人"
        else:
            found[party_id] = agent
            continue
        faults.append(FieldError(f"agents.{at}", why, SIGNS))
    refuse(faults, 409, ProblemCode.NOT_TO_SIGN)
    return found


def check_both_sides(article: str, parties: Collection[str], of_case: Collection[PartyRecord]) -> None:
    """Where `article` has a document served on both sides, no party that is in the case still is left out: it is served once."""
    left_out = [party for party in of_case if party.left_at is None and party.id not in parties]
    if article and left_out:
        detail = f"该文书须送达申请执行人和被执行人，尚有 {len(left_out)} 名当事人未列为受送达人"
        raise Problem(409, ProblemCode.PARTY_LEFT_OUT, detail, article)


def check_applicants(article: str, addressed: Collection[str], of_case: Collection[PartyRecord]) -> None:
    """Where `article` has it told to who applied, each of them who is in the case still is served, and nobody else; 409."""
    applicants = {party.id for party in of_case if party.role == "applicant" and party.left_at is None}
    if article and set(addressed) != applicants:
        detail = "该文书须送达全部申请执行人，且不送达其他人"
        raise Problem(409, ProblemCode.PARTY_LEFT_OUT, detail, article)


def check_consent(channel: str, consent: bool) -> None:
    """Anything but post needs the addressee's consent."""
    if channel != "post" and not consent:
        raise Problem(409, ProblemCode.NO_CONSENT, article=CPC[90])


def check_addressees(parties: Collection[str], others: Sequence[str]) -> None:
    """Somebody is served, and of those who are no party none takes another's place by the same role; 422, 409."""
    if not (parties or others):
        raise Problem(422, ProblemCode.NO_ADDRESSEE, article=CHECK)
    detail = "代号与前一受送达人相同，会顶替前一受送达人，请另编代号"
    faults = [
        FieldError(f"others.{at}.ref", detail, CHECK) for at, ref in enumerate(others) if ref in others[:at]
    ]
    refuse(faults, 409, ProblemCode.ADDRESSEE_LEFT_OUT)


def check_made_for(made_for: str, parties: Collection[str]) -> None:
    """A document that is made for one party goes to that party, whoever else receives it; 409."""
    if made_for and made_for not in parties:
        detail = "该文书为特定当事人制作，受送达人中没有该当事人"
        raise Problem(
            409,
            ProblemCode.ADDRESSEE_LEFT_OUT,
            detail,
            cite(REGULATION["二(一)5"], REGULATION["二(一)6"]),
        )


def received_at(at: datetime, ordered_at: datetime) -> datetime:
    """The instant of a receipt; nothing is received before it is sent (422)."""
    if at < ordered_at - CLOCKS_DIFFER:
        detail = f"回执时间 {at.isoformat()} 早于文书交付送达的时间"
        raise Problem(422, ProblemCode.RECEIVED_BEFORE_SENT, detail, CPC[87])
    return max(at, ordered_at)


def after_receipt(state: str, receipt: str, at: datetime, agent_ended_at: datetime | None) -> str:
    """Proof of delivery stands against whatever else is reported; a failure counts until there is one.

    Who signs as an agent after the power has ended proves nothing.
    """
    if state != "delivered" and agent_ended_at is not None and at >= agent_ended_at:
        return "failed"
    if state == "delivered" or receipt in ("delivered", "read"):
        return "delivered"
    return "failed"
