"""A matter commissioned to the court where the other parking space lies: 二(三)2, 4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deploy.demo.cast import CONTACT, OUTSIDE_COURT, OUTSIDE_COURT_CODE
from deploy.demo.papers import ask_for_help, asset_of, described, hand_over, make
from deploy.demo.scans import scan
from deploy.demo.story import Story
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose


@dataclass(frozen=True)
class Errand:
    """What the other court is to do, and how the papers put it."""

    matter: str
    period_months: int | None
    measure: str
    notice: KindOfDocument
    task: str


SEAL = Errand("seal", 36, "查封", "assistance_notice", "到郑州市不动产登记机构办理查封登记，期限三年")
RELEASE = Errand(
    "release", None, "解除查封", "release_notice", "债务已经全部清偿，到郑州市不动产登记机构办理解除查封登记"
)


async def instruct(story: Story, errand: Errand, ruling: Any, **said: str) -> Any:
    """The team makes its papers and hands them over; `said`: what the notice says of the measure. The commission."""
    asset = asset_of(story, "real_estate", outside=True)
    notice = await ask_for_help(story, errand.notice, asset, ruling, errand.measure, **said)
    body = {
        "asset_id": asset["id"],
        "matter": errand.matter,
        "court_code": OUTSIDE_COURT_CODE,
        "ruling_document": ruling["id"],
        "period_months": errand.period_months,
        "term_days": 15,
        "papers": [_paper("ruling", ruling), _paper("assistance_notice", notice)],
    }
    return await story.post("chengban01", "commission", f"/cases/{story.case}/commissions", body)


def _paper(kind: str, document: Any) -> dict[str, str]:
    return {"kind": kind, "document_id": document["id"]}


async def send(story: Story, commission: Any, errand: Errand) -> None:
    """The letter of commission is made and issued, and goes to the other court."""
    cast, asset = story["cast"], asset_of(story, "real_estate", outside=True)
    told = {
        "receiving_court": OUTSIDE_COURT,
        "applicant": cast.applicant.name,
        "respondent": cast.respondent.name,
        "respondent_id_number": cast.respondent.identity_number,
        "matter_type": f"不动产{errand.measure}",
        "matter": errand.task,
        "assets": [described(asset)],
        "time_limit": "自收到委托之日起十五日内",
        "enclosures": "执行裁定书、协助执行通知书、送达回证、执行公务证扫描件",
        "reply_channel": "通过事项委托模块网上回复并上传回执扫描件",
    }
    fields = CONTACT | cast.basis | told
    letter = await make(story, "wenshu01", "commission_letter", fields, "juzhang01", "juzhang01")
    enclosures = [
        {"kind": kind, "document_id": await story.file("weituo01", kind, scan(f"{kind.label} {errand.task}"))}
        for kind in (FilePurpose.SERVICE_RECEIPT, FilePurpose.OFFICER_CARD)
    ]
    body = {"document_id": letter["id"], "enclosures": enclosures}
    await story.post("weituo01", "commission", f"/commissions/{commission['id']}/letter", body)
    await story.settle()


async def answered(story: Story, commission: Any) -> Any:
    """The other court has answered, and the team's officer has been told. The commission as answered."""
    known = await story.get("weituo01", "commission", f"/commissions/{commission['id']}")
    assert (known["state"], known["result"]) == ("told", "done"), known["state"]
    return known


async def hand_papers_over(story: Story, commission: Any) -> None:
    known = await story.get("weituo01", "commission", f"/commissions/{commission['id']}")
    words = scan(f"受托法院回复 {known['answered_at']}")
    answer = await story.file("weituo01", FilePurpose.COMMISSION_ANSWER, words)
    papers = [{"document": known["letter_document"]}, {"file": answer}]
    await hand_over(story, "weituo01", "commission", papers, commission=commission["id"])
