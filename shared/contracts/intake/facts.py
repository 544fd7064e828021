"""What intake tells: filing, assignment, prompts, closing, calendar and clock."""

from __future__ import annotations

from typing import Literal

from shared.contracts.fact import Code, Count, Id, Instant, Refs, StaffId, YesNo, added, fact
from shared.contracts.intake.coercion import CoercionKind, ReviewedMeasure
from shared.contracts.intake.petitions import PetitionKind, PetitionResult
from shared.contracts.process import ACCOUNT, CLOSING_REVIEW, DOCUMENTS, NETWORK, TELLING
from shared.values.record_id import derived_id


@fact("intake.application_received", "收到执行申请")
class ApplicationReceived(Refs):
    """执行工作规定第十六条: told to the application's docket, when it was received."""


@fact("intake.supplement_asked", "通知补正")
class SupplementAsked(Refs):
    """民诉法解释第二百零八条: told once to the applicant, who has until then."""

    until: Instant


@fact("intake.supplement_received", "补齐材料")
class SupplementReceived(Refs):
    """民诉法解释第二百零八条: told when all of it had come; from there it is decided within seven days."""


@fact("intake.application_decided", "申请已决定")
class ApplicationDecided(Refs):
    """执行工作规定第十六条: it is filed (until 2026-12: or refused), the application's docket ends."""


@fact("intake.application_refused", "裁定不予受理")
class ApplicationRefused(Refs):
    """执行工作规定第十六条: it is decided; the application's docket waits for the ruling to be served."""


@fact("intake.refusal_served", "不予受理裁定送达")
class RefusalServed(Refs):
    """民事诉讼法第八十七条: told when the applicant had it in hand; the application's docket ends."""


@fact("intake.application_withdrawn", "撤回执行申请")
class ApplicationWithdrawn(Refs):
    """民事诉讼法第十三条: nothing is left to decide, the application's docket ends."""


@fact("intake.case_filed", "立案", NETWORK)
class CaseFiled(Refs):
    """`application_received_at`: from there the ten days of 民诉法解释第四百八十条 are counted."""

    application_received_at: Instant


@fact("intake.preservation_received", "收到移送的财产保全裁定")
class PreservationReceived(Refs):
    """财产保全规定第二条: told to the application's docket. From `ruled_at` the five days run in which it is begun."""

    ruled_at: Instant


@fact("intake.preservation_filed", "财产保全执行立案")
class PreservationFiled(Refs):
    """财产保全规定第四条: beside 立案. `urgent`: it is begun at once, else within five days from `ruled_at`.

    `performs_until`: 24:00 of the last day on which the judgment was to be performed, where it is preserved after that.
    """

    ruled_at: Instant
    urgent: YesNo
    stage: Code | None = added()
    performs_until: Instant | None = None


@fact("intake.preservation_sued", "诉前保全的申请人已经起诉、申请仲裁")
class PreservationSued(Refs):
    """民事诉讼法第一百零四条: told when the suit was brought, by the paper that shows it."""


@fact("intake.preservation_taken_on", "保全转入另案")
class PreservationTakenOn(Refs):
    """民诉法解释第一百六十八条: told when what was preserved was applied for, once that is filed."""


@fact("intake.preservation_told", "书面告知保全情况", subject="party")
class PreservationTold(Refs):
    """民事诉讼法第一百零六条, 财产保全规定第十八条: told when the party had it in hand."""

    party: Id
    side: Literal["applicant", "respondent"]


@fact("intake.preservation_lifted", "裁定解除财产保全")
class PreservationLifted(Refs):
    """民诉法解释第一百六十六条: all of it. `held`: whether a measure stood then."""

    held: YesNo


@fact("intake.preservation_part_lifted", "裁定部分解除财产保全", subject="asset")
class PreservationPartLifted(Refs):
    """民诉法解释第一百六十六条: one thing that a ruling names; what it does not name stays seized."""

    asset: Id
    measure: Id
    whole: YesNo
    """Or of a deposit a sum only."""


@fact("intake.reception_recorded", "初次接待", subject="reception")
class ReceptionRecorded(Refs):
    """一(二) of one party."""

    reception: Id
    party: Id


@fact("intake.party_corrected", "更正当事人身份", NETWORK, subject="party")
class PartyCorrected(Refs):
    """A respondent of a filed case proves to be another: told once its name, paper or number is put right."""

    party: Id
    correction: Id


@fact("intake.party_renamed", "当事人更名", NETWORK, subject="party")
class PartyRenamed(Refs):
    """变更、追加当事人规定第二十七条: the same party under another name, which is read of the case. A respondent is searched for by it."""

    party: Id
    renaming: Id
    role: Literal["applicant", "respondent"]


@fact("intake.renaming_withdrawn", "撤销当事人更名", NETWORK, subject="party")
class RenamingWithdrawn(Refs):
    """变更、追加当事人规定第二十七条: the change of name was none. A respondent is searched for by the name that it bears after all."""

    party: Id
    renaming: Id
    role: Literal["applicant", "respondent"]


@fact("intake.party_joined", "变更、追加当事人", NETWORK, subject="party")
class PartyJoined(Refs):
    """变更、追加当事人规定第二十八条: a respondent's property is searched for from now on.

    Also of who is in the case again, for the ruling by which he had left was revoked on the `petition`.
    """

    party: Id
    petition: Id
    role: Literal["applicant", "respondent"]


@fact("intake.party_left", "对一方当事人终结执行", subject="party")
class PartyLeft(Refs):
    """民事诉讼法第二百六十八条: nothing is enforced for or against it any more; the case goes on with the others.

    `alteration`: by which, or the application (petition) by whose ruling it had been added. `ground`: of the alteration; of a
    ruling that fell, ruling_fell. `petition`: its objection that was upheld, where that is the ground.
    """

    party: Id
    alteration: Id
    ground: Code | None = added()
    petition: Id | None = None


@fact("intake.agency_changed", "代理权限变更、解除", DOCUMENTS, subject="agent")
class AgencyChanged(Refs):
    """民事诉讼法第六十三条: told once for each party of the other side; `notice` is what that party is owed (`agency_notice`)."""

    agent: Id
    notice: Id
    ended_at: Instant


def agency_notice(agent: str, party: str) -> str:
    """The id of the notice that a party of the other side is owed of the end of an agent's power (民事诉讼法第六十三条)."""
    return derived_id("agency", agent, party)


@fact("intake.case_assigned", "分案", ACCOUNT)
class CaseAssigned(Refs):
    """`officer`: the staff id of 承办人."""

    officer: StaffId


@fact("intake.case_reassigned", "变更承办人、执行法官")
class CaseReassigned(Refs):
    """一(一): `person` (staff id) has the case in `office` from now on. `former`: who had it."""

    office: Literal["handling_officer", "judge"]
    person: Id
    former: Id | None = added()


@fact("intake.case_opened", "写明事由查阅案件", subject="opening")
class CaseOpened(Refs):
    """一(一): who does not work on the case has opened it, or was admitted to it; its officer is told."""

    opening: Id


@fact("intake.case_linked", "告知关联案件")
class CaseLinked(Refs):
    """一(二): the officer is told of another case that hangs together with this one."""


@fact("intake.coordination_decided", "作出协调办理决定", subject="coordination")
class CoordinationDecided(Refs):
    """一(二): told in each case that it binds."""

    coordination: Id


@fact("intake.coordination_ended", "撤销协调办理决定", subject="coordination")
class CoordinationEnded(Refs):
    coordination: Id


@fact("intake.reminder_acknowledged", "提示已确认", subject="reminder")
class ReminderAcknowledged(Refs):
    """二(五)2 by its addressee."""

    reminder: Id


@fact("intake.reminder_undelivered", "提示未能送达", subject="reminder")
class ReminderUndelivered(Refs):
    """二(五)2: the carrier says so, and the next channel is tried."""

    reminder: Id


@fact("intake.reminder_told_again", "提示再次发送", subject="reminder")
class ReminderToldAgain(Refs):
    """二(五)2: no channel had reached its addressee, and each is tried anew."""

    reminder: Id


Teller = Literal["funds", "commission", "auction", "documents"]
"""A team that has somebody told of something."""


@fact("intake.notice_received", "告知已经收到", TELLING, subject="notice")
class NoticeReceived(Refs):
    """What the team `by` had somebody told of has arrived; occurred when it did."""

    notice: Id
    by: Teller


@fact("intake.task_opened", "交办事项")
class TaskOpened(Refs):
    """二(五)3: told to the docket where it did not make the task itself, so that it sees to it."""


@fact("intake.task_taken", "领取交办事项")
class TaskTaken(Refs):
    """二(五)3: no further level is told of it."""


@fact("intake.clock_moved", "法院时钟调整")
class ClockMoved(Refs):
    """Outside production only: every docket reckons again."""


@fact("intake.calendar_published", "公布工作日历")
class CalendarPublished(Refs):
    """Every docket reckons its open duties again by calendar `version`."""

    version: Count


@fact("intake.payee_corrected", "更正收款账户", subject="party")
class PayeeCorrected(Refs):
    """二(六)2: who requests the payments of the case is told."""

    party: Id
    correction: Id


@fact("intake.waiver_recorded", "登记放弃、和解", subject="waiver")
class WaiverRecorded(Refs):
    """民事诉讼法第六十二条: a paper by which a part of what is owed falls away, once the judge confirms it."""

    waiver: Id


StayGround = Literal[
    "suspension",
    "security",
    "settlement",
    "superior",
    "appraisal",
    "expertise",
    "public_notice",
    "jurisdiction",
]
"""Why the term of a case does not run."""


@fact("intake.stay_begun", "期间不计入执行期限", subject="stay")
class StayBegun(Refs):
    """案件审理期限规定第九条: from here on the term does not run, until `until` at the latest; confirmed by the judge."""

    stay: Id
    ground: StayGround
    until: Instant | None = None


@fact("intake.stay_ended", "恢复计算执行期限", subject="stay")
class StayEnded(Refs):
    """民事诉讼法第二百六十七条: enforcement goes on, and so does the term."""

    stay: Id


@fact("intake.guarantee_given", "登记执行担保", subject="guarantee")
class GuaranteeGiven(Refs):
    """执行担保规定第三条: a guarantor has undertaken something to the court; it waits for the judge."""

    guarantee: Id


@fact("intake.guarantee_decided", "审查执行担保", subject="guarantee")
class GuaranteeDecided(Refs):
    """民事诉讼法第二百四十二条. `over_at`: when the guarantee period is over."""

    guarantee: Id
    accepted: YesNo
    over_at: Instant


@fact("intake.guarantee_called", "裁定执行担保财产、保证人的财产", subject="guarantee")
class GuaranteeCalled(Refs):
    """执行担保规定第十一条."""

    guarantee: Id


@fact("intake.guarantee_ended", "担保责任消灭", subject="guarantee")
class GuaranteeEnded(Refs):
    """执行担保规定第十三条: released, or its period has run out."""

    guarantee: Id


@fact("intake.term_extended", "院长批准延长执行期限", subject="extension")
class TermExtended(Refs):
    """案件审理期限规定第五条: by so many months."""

    extension: Id
    months: Count


@fact("intake.coercion_requested", "报请采取强制、惩戒措施", subject="coercion")
class CoercionRequested(Refs):
    """民事诉讼法第一百一十九条: it waits for the president, or for the judge of the case."""

    coercion: Id
    measure: CoercionKind
    approver: Literal["president", "judge"]


@fact("intake.coercion_decided", "强制、惩戒措施审批", subject="coercion")
class CoercionDecided(Refs):
    """民事诉讼法第一百一十九条."""

    coercion: Id
    measure: CoercionKind
    approved: YesNo


@fact("intake.coercion_withdrawn", "撤回强制、惩戒措施", subject="coercion")
class CoercionWithdrawn(Refs):
    """It is not carried out."""

    coercion: Id


@fact("intake.coercion_carried_out", "采取强制、惩戒措施", subject="coercion")
class CoercionCarriedOut(Refs):
    """`long`: an arrest in a complicated matter (民诉法解释第四百八十二条); `until`: where it ends by itself, with `term` yes."""

    coercion: Id
    measure: CoercionKind
    long: YesNo
    term: YesNo
    until: Instant | None = None


@fact("intake.coercion_end_due", "强制、惩戒措施应当解除", subject="coercion")
class CoercionEndDue(Refs):
    """失信名单规定第十条: occurred when its ground came about; `wrong`: it ought not to stand as it does. `until`: of a detention that
    the court above has revoked, when the day is over on which nothing of it is left."""

    coercion: Id
    measure: CoercionKind
    wrong: YesNo
    until: Instant | None = None


@fact("intake.coercion_changed", "上一级人民法院变更强制措施", subject="coercion")
class CoercionChanged(Refs):
    """民诉法解释第一百八十六条: a detention goes on for fewer days. `until`: when it ends by itself now."""

    coercion: Id
    measure: CoercionKind
    until: Instant


@fact("intake.coercion_kept", "不予解除强制、惩戒措施", subject="coercion")
class CoercionKept(Refs):
    """The ground was not found, and it stays in force."""

    coercion: Id
    measure: CoercionKind


@fact("intake.coercion_carried_on", "强制、惩戒措施转入恢复执行的案件", subject="coercion")
class CoercionCarriedOn(Refs):
    """It stays in force, and is kept up and lifted in the case in which this one goes on."""

    coercion: Id
    measure: CoercionKind


@fact("intake.coercion_ended", "解除强制、惩戒措施", subject="coercion")
class CoercionEnded(Refs):
    """Released, lifted or deleted."""

    coercion: Id
    measure: CoercionKind


@fact("intake.coercion_family_told", "通知被拘留人的家属", subject="coercion")
class CoercionFamilyTold(Refs):
    """民诉法解释第一百八十条: told, or on record that and why it could not be."""

    coercion: Id


@fact("intake.settlement_recorded", "登记执行和解", subject="settlement")
class SettlementRecorded(Refs):
    """民事诉讼法第二百四十一条: a paper that both sides have signed; it waits for the judge."""

    settlement: Id


@fact("intake.settlement_confirmed", "确认执行和解", subject="settlement")
class SettlementConfirmed(Refs):
    """民事诉讼法第二百四十一条: `due_at`: the end of the last day of its last instalment."""

    settlement: Id
    confirmed: YesNo
    due_at: Instant


@fact("intake.settled_act_recorded", "登记和解约定行为的履行", subject="settlement")
class SettledActRecorded(Refs):
    """执行和解规定第八条: an act was performed by a record of that; it waits for the judge."""

    settlement: Id


@fact("intake.settled_act_decided", "确认或者不予确认和解约定行为的履行", subject="settlement")
class SettledActDecided(Refs):
    """执行和解规定第八条: the judge has confirmed that it was performed, or not."""

    settlement: Id


@fact("intake.settlement_ended", "和解履行完毕、恢复执行或者变更", subject="settlement")
class SettlementEnded(Refs):
    """执行和解规定第八条、第十一条: nothing of it is to be waited for any more."""

    settlement: Id


@fact("intake.referral_proposed", "报请移送破产审查", subject="referral")
class ReferralProposed(Refs):
    """民诉法解释第五百一十一条: somebody consents; the president decides."""

    referral: Id


@fact("intake.referral_decided", "决定是否移送破产审查", subject="referral")
class ReferralDecided(Refs):
    """民诉法解释第五百一十一条: `referred`: from now on nothing is enforced against that debtor."""

    referral: Id
    referred: YesNo


@fact("intake.referral_revoked", "撤销移送决定", subject="referral")
class ReferralRevoked(Refs):
    """民诉法解释第五百一十一条: nothing was sent; enforcement goes on."""

    referral: Id


@fact("intake.referral_sent", "移送破产审查材料", subject="referral")
class ReferralSent(Refs):
    """民诉法解释第五百一十二条: occurred when the other court had the papers. `answer_due`: the end of its thirty days."""

    referral: Id
    answer_due: Instant


@fact("intake.referral_chased", "催问受移送法院", subject="referral")
class ReferralChased(Refs):
    """民诉法解释第五百一十二条: its answer was asked for."""

    referral: Id


@fact("intake.referral_answered", "受移送法院答复", subject="referral")
class ReferralAnswered(Refs):
    """民诉法解释第五百一十二条: `party`: the debtor. Where it is not accepted, enforcement goes on."""

    referral: Id
    party: Id
    result: Literal["accepted", "not_accepted"]


@fact("intake.referral_handed_over", "解除保全、移交财产", subject="referral")
class ReferralHandedOver(Refs):
    """民诉法解释第五百一十三条: nothing of the debtor is seized any more."""

    referral: Id


@fact("intake.referral_ended", "宣告破产、驳回破产申请", subject="referral")
class ReferralEnded(Refs):
    """民诉法解释第五百一十三条: declared bankrupt, the enforcement against that `party` is to be ended by ruling."""

    referral: Id
    party: Id
    result: Literal["declared", "dismissed"]


@fact("intake.substitution_proposed", "报请选定代履行人", subject="substitution")
class SubstitutionProposed(Refs):
    """民诉法解释第五百零一条: the judge decides."""

    substitution: Id


@fact("intake.substitution_decided", "选定代履行人", subject="substitution")
class SubstitutionDecided(Refs):
    """民诉法解释第五百零一条: `chosen`: by whom and for how much is fixed."""

    substitution: Id
    chosen: YesNo


@fact("intake.prepayment_ordered", "责令预付代履行费用", subject="substitution")
class PrepaymentOrdered(Refs):
    """民诉法解释第五百零二条: `due_at`: the end of the last day to pay it in advance."""

    substitution: Id
    due_at: Instant


@fact("intake.substitute_fee_paid", "代履行费用付清", subject="substitution")
class SubstituteFeePaid(Refs):
    """民诉法解释第五百零二条: it has come on the case's account."""

    substitution: Id


@fact("intake.substitute_fee_enforced", "强制执行代履行费用", subject="substitution")
class SubstituteFeeEnforced(Refs):
    """民诉法解释第五百零二条: it was not paid in advance, and is enforced as money."""

    substitution: Id


@fact("intake.substitution_performed", "代履行完毕", subject="substitution")
class SubstitutionPerformed(Refs):
    """民事诉讼法第二百六十三条: it waits for the judge."""

    substitution: Id


@fact("intake.substitution_confirmed", "确认代履行", subject="substitution")
class SubstitutionConfirmed(Refs):
    """民事诉讼法第二百六十三条: `done`: no where it is to be done anew."""

    substitution: Id
    done: YesNo


@fact("intake.substitution_given_up", "不再代履行", subject="substitution")
class SubstitutionGivenUp(Refs):
    """民诉法解释第五百零一条: nobody does it in the debtor's place for now."""

    substitution: Id


@fact("intake.petition_received", "收到异议、申请", subject="petition")
class PetitionReceived(Refs):
    """民事诉讼法第二百三十六条: occurred when the written paper was received."""

    petition: Id
    petition_kind: PetitionKind


@fact("intake.petition_admitted", "异议立案", subject="petition")
class PetitionAdmitted(Refs):
    """异议复议规定第二条: it is filed, and a judge who has nothing to do with the case looks into it."""

    petition: Id
    petition_kind: PetitionKind


@fact("intake.consumption_exempted", "准许限制消费的例外", subject="petition")
class ConsumptionExempted(Refs):
    """限制消费规定第八条: somebody restricted may spend what the decision names, until its last day is over."""

    petition: Id
    coercion: Id
    until: Instant


@fact("intake.consumption_restored", "限制消费的例外已经期满恢复", subject="petition")
class ConsumptionRestored(Refs):
    """The restriction holds again for whoever enforces it, or is lifted altogether."""

    petition: Id


@fact("intake.petition_sent_up", "报送复议案卷", subject="petition")
class PetitionSentUp(Refs):
    """执行程序解释第七条: what the higher court needs has gone there. `of_change`: whether the ruling is on 变更追加;
    `of_measure`: the sanction that is to be reviewed, and of a ruling no."""

    petition: Id
    of_change: Literal["yes", "no"] | None = added()
    of_measure: ReviewedMeasure | None = added()


@fact("intake.petition_decided", "异议、申请审查完毕", subject="petition")
class PetitionDecided(Refs):
    """By the ruling or decision of who may."""

    petition: Id
    petition_kind: PetitionKind
    result: PetitionResult


@fact("intake.person_recused", "决定回避")
class PersonRecused(Refs):
    """On a petition, or on its review, it was decided that `former` (staff id) stands aside in the case."""

    former: Id


@fact("intake.person_replaced", "另行指定承办人、执行法官")
class PersonReplaced(Refs):
    """一(一): `former` (staff id) is neither officer nor judge of the case any more."""

    former: Id


@fact("intake.petition_served", "异议、申请的裁定送达", subject="petition")
class PetitionServed(Refs):
    """Told when who had brought it has the paper in hand: the time to sue or to ask for review runs until `open_until`.

    `asset`: of what is about one.
    """

    petition: Id
    petition_kind: PetitionKind | None = added()
    result: PetitionResult | None = added()
    asset: Id | None = None
    open_until: Instant | None = added()


@fact("intake.petition_told", "异议立案通知异议人和相关当事人", subject="petition")
class PetitionTold(Refs):
    """异议复议规定第二条: the last of them has the notice that it was filed."""

    petition: Id


@fact("intake.petition_sued", "提起执行异议之诉", subject="petition")
class PetitionSued(Refs):
    """民事诉讼法第二百三十八条: in its time; `asset` is left as it is until that has ended, where it is about one."""

    petition: Id
    asset: Id | None = None


@fact("intake.period_restored", "准许顺延期限", subject="petition")
class PeriodRestored(Refs):
    """民事诉讼法第八十六条: on the application `petition` who missed his time for good reason has it anew.

    `against`: the petition, decided before, against which he may sue or ask for review until `open_until`; without it `party`
    has anew, from then on, what runs from the service of a paper on it. `asset`: the thing that is let go if nobody sues by then.
    """

    petition: Id
    party: Id | None = None
    against: Id | None = None
    open_until: Instant | None = None
    asset: Id | None = None


@fact("intake.petition_overturned", "上一级人民法院撤销异议裁定", subject="petition")
class PetitionOverturned(Refs):
    """执行程序解释第八条: what was decided on the petition holds no more; with which `result`, where it was about the end of the case."""

    petition: Id
    result: PetitionResult | None = None


@fact(
    "intake.ending_revoked", "终结执行、终结本次执行程序、撤销案件、驳回申请的裁定被撤销", subject="petition"
)
class EndingRevoked(Refs):
    """异议复议规定第十七条: `ruling`, by which the case has ended, holds no more, as was decided on the petition."""

    petition: Id
    ruling: Id


@fact("intake.sale_objected", "案外人对正在拍卖的财产提出异议", subject="petition")
class SaleObjected(Refs):
    """执行程序解释第十五条: an outsider claims `asset`, whose auction is announced."""

    petition: Id
    asset: Id


@fact("intake.release_due", "应当解除对不再是被执行人的财产的查封", subject="asset")
class ReleaseDue(Refs):
    """查封扣押冻结规定第二十八条: `asset` is seized of who is no party any more, as a ruling on the `petition` falls."""

    petition: Id
    asset: Id


@fact("intake.petition_secured", "凭担保继续执行", subject="petition")
class PetitionSecured(Refs):
    """执行程序解释第十五条: on the applicant's security `asset` may be disposed of, where it is about one."""

    petition: Id
    asset: Id | None = None


@fact("intake.interference_removed", "妨害已经排除", subject="petition")
class InterferenceRemoved(Refs):
    """民诉法解释第五百一十九条: told when it was, by the record of who was there."""

    petition: Id


@fact("intake.petition_withdrawn", "撤回异议、申请", subject="petition")
class PetitionWithdrawn(Refs):
    """Nothing is left to decide; `asset`: of what is about one."""

    petition: Id
    asset: Id | None = None


@fact("intake.interview_held", "终本约谈", subject="interview")
class InterviewHeld(Refs):
    """终本规定第五条: an applicant was heard; `clues`: whether it named property.

    `each`: what it named is told of as a clue of its own; in a fact of before, checked as the interview's.
    """

    interview: Id
    clues: Literal["none", "ordinary", "urgent"]
    each: Literal["yes"] | None = added()


@fact("intake.clues_checked", "约谈线索核查完毕", subject="interview")
class CluesChecked(Refs):
    """财产调查规定第二条: until 2026-12, when each clue got a check of its own."""

    interview: Id
    result: Literal["nothing", "property"]


@fact("intake.clue_received", "收到财产线索", subject="clue")
class ClueReceived(Refs):
    """财产调查规定第二条: when the court had it."""

    clue: Id
    urgent: YesNo


@fact("intake.clue_checked", "财产线索核查完毕", subject="clue")
class ClueChecked(Refs):
    """财产调查规定第二条. `interview`: in which it was given, if in one."""

    clue: Id
    result: Literal["nothing", "property"]
    interview: Id | None = None


@fact("intake.property_reported", "收到财产报告", subject="property_report")
class PropertyReported(Refs):
    """财产调查规定第五条、第七条: `party` has reported its property, or how that has changed."""

    property_report: Id
    party: Id
    report_kind: Literal["report", "supplement"]


@fact("intake.property_report_checked", "财产报告核查完毕", subject="property_report")
class PropertyReportChecked(Refs):
    """财产调查规定第八条、第九条: `finding` by the record; refused where none has come."""

    property_report: Id
    party: Id
    finding: Literal["true", "late", "false", "refused"]


@fact("intake.property_report_answered", "执行法官决定是否制裁", subject="property_report")
class PropertyReportAnswered(Refs):
    """财产调查规定第九条、第十条: whether the breach of the duty to report is punished."""

    property_report: Id
    sanction: YesNo


@fact("intake.conclusion_requested", "报请院长批准终本", subject="conclusion")
class ConclusionRequested(Refs):
    """民诉法解释第五百一十七条: the panel has examined it."""

    conclusion: Id


@fact("intake.conclusion_decided", "院长审批终本", subject="conclusion")
class ConclusionDecided(Refs):
    """民诉法解释第五百一十七条."""

    conclusion: Id
    approved: YesNo


@fact("intake.conclusion_withdrawn", "撤回终本的报请", subject="conclusion")
class ConclusionWithdrawn(Refs):
    """The president is not asked any more."""

    conclusion: Id


@fact("intake.closing_requested", "报请结案", CLOSING_REVIEW, subject="request")
class ClosingRequested(Refs):
    """二(五)4."""

    request: Id


@fact("intake.closing_reviewed", "结案申请审查完毕", CLOSING_REVIEW, subject="request")
class ClosingReviewed(Refs):
    """二(五)4."""

    request: Id
    result: Literal["approved", "returned"]


@fact("intake.case_closed", "结案", NETWORK, DOCUMENTS)
class CaseClosed(Refs):
    """`mode`: 结案方式."""

    mode: Code


@fact("intake.upkeep_query_due", "终本后再次查询", NETWORK)
class UpkeepQueryDue(Refs):
    """终本规定第九条: the respondents of a concluded case are asked about for the time that `round` says, counted from 1."""

    round: Count


@fact("intake.case_resumed", "恢复执行，另立执恢案件", subject="application")
class CaseResumed(Refs):
    """法发〔2014〕26号第六条: told to the case that has ended; what `application` applies for is enforced in a case of its own."""

    application: Id


@fact("intake.claim_enforced_anew", "已依同一执行依据另案执行", subject="application")
class ClaimEnforcedAnew(Refs):
    """异议复议规定第十七条: told to a case whose end is revoked; its claim is enforced in the case of `application`, made before."""

    application: Id


@fact("intake.library_error_raised", "终本案件信息需要更正", subject="library_correction")
class LibraryErrorRaised(Refs):
    """终本规定第十四条: told as of when the application was received, or the court saw it itself."""

    library_correction: Id
    on_application: YesNo


@fact("intake.library_error_settled", "终本案件信息核实、更正", subject="library_correction")
class LibraryErrorSettled(Refs):
    """终本规定第十四条."""

    library_correction: Id
    corrected: YesNo
    on_application: YesNo


@fact("intake.library_error_answered", "更正申请已书面答复", subject="library_correction")
class LibraryErrorAnswered(Refs):
    """终本规定第十四条: the applicant has it, by his own receipt."""

    library_correction: Id


@fact("intake.shield_ground_noted", "应当屏蔽终本案件信息", subject="shielding")
class ShieldGroundNoted(Refs):
    """终本规定第十八条: told as of when the ground arose."""

    shielding: Id
    ground: Code


@fact("intake.case_shielded", "屏蔽终本案件信息", subject="shielding")
class CaseShielded(Refs):
    """终本规定第十八条: the library does not show the case any more."""

    shielding: Id
    ground: Code


@fact("intake.shield_ground_denied", "屏蔽事由不成立", subject="shielding")
class ShieldGroundDenied(Refs):
    """终本规定第十八条."""

    shielding: Id


@fact("intake.case_archived", "归档")
class CaseArchived(Refs):
    """一(二): the docket ends."""


@fact("intake.inspection_made", "每日检查", subject="inspection")
class InspectionMade(Refs):
    """二(五)2, 3: the register was looked at, and the report of the day waits to be confirmed."""

    inspection: Id


@fact("intake.inspection_reviewed", "确认当日检查报告", subject="inspection")
class InspectionReviewed(Refs):
    """二(五)2."""

    inspection: Id


@fact("intake.bulletin_due", "上月考核通报应当发布", subject="month")
class BulletinDue(Refs):
    """一(二): `month` (month/2026-03) is over; told on the first working day after it."""

    month: Id


@fact("intake.bulletin_published", "发布考核通报", subject="month")
class BulletinPublished(Refs):
    """一(二): the figures of `month` are frozen, for the first time or corrected."""

    month: Id


@fact("intake.dossier_round_opened", "开始卷宗评查", subject="dossier_round")
class DossierRoundOpened(Refs):
    """一(二): the frame stands, somebody else is to draw; until `finish_by` it is ended."""

    dossier_round: Id
    finish_by: Instant


@fact("intake.dossier_round_drawn", "抽取评查案件", subject="dossier_round")
class DossierRoundDrawn(Refs):
    """一(二)."""

    dossier_round: Id


@fact("intake.dossier_round_ordered", "批准专项评查", subject="dossier_round")
class DossierRoundOrdered(Refs):
    """一(二): a leader has the chosen cases looked at."""

    dossier_round: Id


@fact("intake.dossier_round_declined", "不予批准专项评查", subject="dossier_round")
class DossierRoundDeclined(Refs):
    """一(二): a leader has said why the chosen cases are not looked at."""

    dossier_round: Id


@fact("intake.dossier_round_closed", "卷宗评查办结", subject="dossier_round")
class DossierRoundClosed(Refs):
    """一(二): every case drawn is judged, no fault is open."""

    dossier_round: Id


@fact("intake.dossier_fault_returned", "评查问题退回整改", subject="dossier_fault")
class DossierFaultReturned(Refs):
    """一(二): told to the case's docket; its officer answers until `correct_by`."""

    dossier_fault: Id
    correct_by: Instant


@fact("intake.dossier_fault_answered", "答复评查问题", subject="dossier_fault")
class DossierFaultAnswered(Refs):
    """一(二): corrected or contested; somebody else looks at it again."""

    dossier_fault: Id


@fact("intake.dossier_fault_settled", "评查问题复查办结", subject="dossier_fault")
class DossierFaultSettled(Refs):
    """一(二): corrected, or found not to be a fault."""

    dossier_fault: Id
    how: Literal["corrected", "struck"]


InstructedTeam = Literal["intake", "documents", "custody", "commission", "auction", "funds"]
"""A central team that the enforcement team instructs."""
InstructionSender = Literal["judge", "handling_officer"]


@fact("intake.instruction_sent", "发送指令", subject="instruction")
class InstructionSent(Refs):
    """二(五)3: until `feedback_by` the team `to` answers."""

    instruction: Id
    to: InstructedTeam
    feedback_by: Instant


@fact("intake.instruction_received", "接收指令", subject="instruction")
class InstructionReceived(Refs):
    """二(五)3: somebody of the team has it in hand."""

    instruction: Id


@fact("intake.instruction_accepted", "接受指令", subject="instruction")
class InstructionAccepted(Refs):
    """二(五)3."""

    instruction: Id


@fact("intake.instruction_refused", "不接受指令", subject="instruction")
class InstructionRefused(Refs):
    """二(五)3: it is back with who holds the office in the case in which it was sent."""

    instruction: Id
    sender: InstructionSender


@fact("intake.instruction_done", "指令办理完毕", subject="instruction")
class InstructionDone(Refs):
    """二(五)3: what was done is on record; the feedback is still to come."""

    instruction: Id


@fact("intake.instruction_fed_back", "反馈指令", subject="instruction")
class InstructionFedBack(Refs):
    """二(五)3."""

    instruction: Id


@fact("intake.instruction_ended", "撤回、重新发送指令", subject="instruction")
class InstructionEnded(Refs):
    """二(五)3: nobody answers it any more."""

    instruction: Id
    how: Literal["withdrawn", "replaced"]
