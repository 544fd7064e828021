"""What the parties MAY do within a period: a right that lapses with it. Nobody owes it.

Such a rule stands beside the duties and is none: nothing is stored, so the watch has nothing to prompt or report, no light,
compliance or closing check can count it, and no stay stops it. Its end is reckoned whenever the docket is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shared.contracts.auction.facts import PriceReportServed
from shared.contracts.custody.facts import MeasureLapsed, MeasureLifted, MeasureRenewed, MeasureTaken
from shared.contracts.documents.facts import DocumentServed
from shared.contracts.fact import Fact
from shared.contracts.intake.closing import ENDINGS, ClosingMode
from shared.contracts.intake.facts import CaseClosed, CaseResumed, PetitionServed, PetitionSued
from shared.law import numbers
from shared.law.numbers import Number
from shared.law.periods import Limit
from shared.law.rulebook.model import On, on
from shared.values.articles import ADD, CPC, DISHONEST, EXI, JS, OBJ, PRE, REF, Article

OBJECTIONS = ("conduct", "third_party", "jurisdiction", "limitation")
_ENDS = tuple(
    dict.fromkeys(
        end.ruling
        for end in ENDINGS.values()
        if end.ruling and not end.petition and end.mode is not ClosingMode.NON_ENFORCEMENT
    )
)
"""The rulings that are objected to: one that upholds an objection goes to review, and against 不予执行 none is heard."""


@dataclass(frozen=True, kw_only=True)
class May:
    """A period of the parties, of national law.

    `whose`: who may, in words. `about`: the ref that names the party or the thing it is for; empty: the case. `used_by`: what
    shows that it was used, or that nothing is left to use it for, paired by `about`; where no fact names who has used it,
    empty. `counted_from`: the ref with the instant counted from, or with the end itself (`within` None) where the record
    of service has fixed it; a fact without it, or with an end that is no later than itself (处置参考价规定第二十四条), opens nothing.
    `once`: it runs from the first paper; another of the kind, or the same again, opens none.
    """

    id: str
    article: Article
    title: str
    whose: str
    opens_on: On
    within: Number[Limit] | None
    about: str = ""
    used_by: tuple[On, ...] = ()
    counted_from: str = ""
    once: bool = False
    mode: Literal["MAY"] = "MAY"

    def __post_init__(self) -> None:
        if self.about:
            for boundary in (self.opens_on, *self.used_by):
                boundary.kind.check_ref(self.about)
        if self.counted_from:
            self.opens_on.kind.check_instant(self.counted_from)
        elif self.within is None:
            raise TypeError(f"{self.id}: neither a limit nor an end on record")

    def occasion(self, fact: Fact) -> str:
        return str(fact.refs.get(self.about, "")) if self.about else ""

    def is_used_by(self, fact: Fact) -> bool:
        return any(use.matches(fact) for use in self.used_by)


PERIODS: dict[str, May] = {
    one.id: one
    for one in (
        May(
            id="may.jurisdiction",
            article=EXI[3],
            title="对管辖权提出异议",
            whose="收到执行通知书的当事人",
            opens_on=on(DocumentServed, document_kind="enforcement_notice"),
            within=numbers.JURISDICTION_OBJECTION,
            about="addressee",
            once=True,
        ),
        May(
            id="may.review",
            article=CPC[236],
            title="对执行异议裁定申请复议",
            whose="当事人、利害关系人",
            opens_on=on(
                PetitionServed,
                petition_kind=("conduct", "jurisdiction", "limitation"),
                result=("granted", "rejected", None),
            ),
            within=None,
            about="petition",
            counted_from="open_until",
        ),
        May(
            id="may.admission_review",
            article=OBJ[2],
            title="对不予受理执行异议、驳回异议申请的裁定申请复议",
            whose="异议人",
            opens_on=on(PetitionServed, petition_kind=OBJECTIONS, result="not_admitted"),
            within=None,
            about="petition",
            counted_from="open_until",
        ),
        May(
            id="may.sanction_review",
            article=JS[185],
            title="对罚款、拘留决定申请复议",
            whose="被罚款、拘留的人",
            opens_on=on(DocumentServed, document_kind=("fine_decision", "detention_decision")),
            within=numbers.SANCTION_REVIEW,
            about="addressee",
        ),
        May(
            id="may.exit_ban_review",
            article=OBJ[9],
            title="对限制出境决定申请复议",
            whose="被限制出境的人",
            opens_on=on(DocumentServed, document_kind="exit_ban_decision"),
            within=numbers.EXIT_BAN_REVIEW,
            about="addressee",
        ),
        May(
            id="may.correction_review",
            article=DISHONEST[12],
            title="对驳回纠正失信信息申请的决定申请复议",
            whose="申请纠正的人",
            opens_on=on(PetitionServed, petition_kind="listing_correction", result="rejected"),
            within=None,
            about="petition",
            counted_from="open_until",
        ),
        May(
            id="may.objection_suit",
            article=CPC[238],
            title="对案外人异议裁定提起诉讼",
            whose="案外人、当事人",
            opens_on=on(PetitionServed, petition_kind="third_party", result=("granted", "rejected")),
            within=None,
            about="petition",
            used_by=(on(PetitionSued),),
            counted_from="open_until",
        ),
        May(
            id="may.party_change",
            article=ADD[30],
            title="对变更、追加当事人的裁定申请复议或者提起执行异议之诉",
            whose="申请人、被申请人、其他当事人",
            opens_on=on(PetitionServed, petition_kind="party_change"),
            within=None,
            about="petition",
            used_by=(on(PetitionSued),),
            counted_from="open_until",
        ),
        May(
            id="may.ending_objection",
            article=numbers.ENDING_OBJECTION.article,
            title="对终结执行、撤销案件、驳回申请的裁定提出异议",
            whose="收到裁定书的当事人",
            opens_on=on(DocumentServed, document_kind=_ENDS),
            within=numbers.ENDING_OBJECTION,
            about="addressee",
        ),
        May(
            id="may.interference",
            article=JS[519],
            title="执行终结后申请排除妨害",
            whose="申请执行人、买受人等",
            opens_on=on(CaseClosed),
            within=numbers.INTERFERENCE,
            used_by=(on(CaseResumed),),
        ),
        May(
            id="may.price_objection",
            article=REF[22],
            title="对网络询价报告、评估报告提出异议",
            whose="当事人、利害关系人",
            opens_on=on(PriceReportServed),
            within=None,
            about="inquiry",
            counted_from="final_at",
        ),
        May(
            id="may.renewal",
            article=PRE[18],
            title="申请续行保全措施",
            whose="申请保全人",
            opens_on=on(MeasureTaken, preserved="yes"),
            within=numbers.RENEWAL_ASKED,
            about="measure",
            used_by=(on(MeasureRenewed), on(MeasureLifted), on(MeasureLapsed)),
            counted_from="expires_at",
        ),
    )
}
