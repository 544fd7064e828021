"""What other teams read of a case: who handles it, what is claimed, who the parties are and where they are reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from shared.contracts.intake.coercion import CoercionKind
from shared.contracts.intake.names import FormerName, given_up, name_at
from shared.contracts.intake.petitions import PetitionKind
from shared.contracts.intake.preservation import LiftingGround, PreservationStage, SecurityForm
from shared.contracts.record import Readable, Record, Records
from shared.values.identity import PAPERS, Capacity, Paper, PartyKind
from shared.values.roles import Office

Role = Literal["applicant", "respondent"]


class AgentRecord(Readable):
    """委托代理人. `number`: of the licence, or of the agent's `paper`; `special`: 特别授权, else 一般代理; it counts once
    `power`, the file of the 授权委托书, says so.

    `receives`: may sign for the party's documents (民事诉讼法第八十八条).
    """

    id: str
    name: str
    capacity: Capacity
    paper: Paper | None = Field(title="证件种类")
    number: str
    mobile: str
    special: bool
    receives: bool = True
    power: str | None = None

    @property
    def shown(self) -> str:
        """As the agent is named on papers: a lawyer with the licence, anybody else by name alone."""
        licence = "" if self.paper else f"（执业证号{self.number}）"
        return f"{self.capacity.label}{self.name}{licence}"


class PastAgentRecord(AgentRecord):
    """An agent whose power may have ended."""

    ended_at: datetime | None


class PartyRecord(Readable):
    """An address, telephone number or account that is not known is empty. `country`: nationality or region, of foreigners.

    `representative`: 法定代表人 or 主要负责人 of a unit. `left_at`: since when nothing is enforced for or against it;
    `share_ended` (yuan): what has left the claim with a party for whom the enforcement was ended.
    `liable_for` (yuan): up to which sum one answers that was added to the case. `origin`: who it was in the first of the cases that
    carry each other on, by id.
    """

    id: str
    role: Role
    kind: PartyKind
    name: str
    paper: Paper | None = Field(default=None, title="证件种类")
    identity: str
    country: str = ""
    mobile: str
    household_address: str
    residence_address: str
    registered_address: str
    payee_bank: str
    payee_account: str
    representative: str = ""
    representative_title: str = ""
    liable_for: Decimal | None = Field(default=None, title="承担责任的限额")
    left_at: datetime | None = Field(default=None, title="退出时间")
    share_ended: Decimal | None = Field(default=None, title="不再执行的份额")
    agents: Sequence[AgentRecord] = ()
    former_names: list[FormerName] = Field(default_factory=list, title="曾用名、原名称")
    origin: str | None = Field(default=None, title="原案中的当事人")

    def name_at(self, at: datetime | None) -> str:
        """What a paper of the court of that instant calls it; the present name where there is no instant."""
        return name_at(self.name, self.former_names, at)

    @property
    def names(self) -> list[str]:
        """The present one first."""
        return [self.name, *given_up(self.former_names)]

    @property
    def shown(self) -> Paper:
        """What its number stands on: the ordinary paper of its kind where none is named."""
        return self.paper or PAPERS[self.kind][0]


class ApplicationRecord(Readable):
    """`outcome`: refused or withdrawn; empty: undecided, or filed."""

    id: str
    case_number: str | None
    outcome: Literal["", "refused", "withdrawn"] = ""


class ApplicationWhole(ApplicationRecord):
    """The same with what a ruling on it says of it; `version`: goes up with whatever is put right in it."""

    version: int
    received_at: datetime
    instrument_number: str
    instrument_court: str
    parties: Sequence[PartyRecord]


class PreservationNoticeRecord(Readable):
    """A party was told in writing what was preserved, and until when. `receipt`: the file that shows it."""

    party: str
    told_at: datetime
    receipt: str


class PreservationLiftingRecord(Readable):
    """A ruling by which all of the preservation is lifted. `ruling`: its file, by id."""

    ruling: str
    number: str
    ruled_at: datetime
    ground: LiftingGround


class PreservationPartLiftingRecord(PreservationLiftingRecord):
    """A thing that such a ruling names, while the rest stays preserved. `amount` (yuan): of a deposit a sum only; `held`: what
    it held of the limit then; `recorded_at`: when the measure stood of which it speaks."""

    asset: str
    identifier: str
    amount: Decimal | None
    held: Decimal
    recorded_at: datetime

    def concerns(self, asset: str, began_at: datetime | None) -> bool:
        """Whether it speaks of the measure that has begun then on that asset: of one that was taken since, it says nothing."""
        return self.asset == asset and (began_at is None or began_at <= self.recorded_at)


class PreservationRecord(Readable):
    """The ruling that a case of preservation (执保) carries out. `limit` (yuan): up to which; 0 for a thing in dispute alone.

    `ruling`: its file, by id; its number is the case's instrument. `months`: for which it keeps the property, None where it
    does not say. `trial_number`: of the suit in which it was made, or for which it was, brought at `sued_at`.
    """

    stage: PreservationStage
    trial_number: str
    ruled_at: datetime
    urgent: bool
    limit: Decimal
    months: int | None
    ruling: str | None
    security_form: SecurityForm
    security: Decimal
    sued_at: datetime | None = Field(default=None, title="起诉、申请仲裁时间")
    told: list[PreservationNoticeRecord] = Field(default_factory=list, title="保全情况的告知")
    liftings: list[PreservationLiftingRecord] = Field(default_factory=list, title="解除保全的裁定")

    part_liftings: list[PreservationPartLiftingRecord] = Field(
        default_factory=list, title="部分解除保全的裁定"
    )

    def lifted_by(
        self, ruling: str, asset: str, began_at: datetime | None = None
    ) -> PreservationLiftingRecord | None:
        """The lifting of all, or of that asset, by the file of its ruling. `began_at`: of the measure that it is to lift."""
        of_asset = [one for one in self.part_liftings if one.concerns(asset, began_at)]
        return next((one for one in (*self.liftings, *of_asset) if one.ruling == ruling), None)

    @property
    def left(self) -> Decimal:
        """Up to which it still preserves, yuan: what was let go of because it is secured, or claimed no more, is not taken
        elsewhere."""
        gone = sum((one.held for one in self.part_liftings if one.ground.settles), Decimal(0))
        return max(self.limit - gone, Decimal(0))


class CaseRecord(Readable):
    """`principal` and `interest` (as the instrument awards it) in yuan; `officer` and `judge` by staff id.

    `act_owed`: the act to be done or the thing or child to be delivered; empty where the instrument orders money alone.
    `resumes`: the case that had ended and goes on in this one; `resumed_by`: the case in which this one goes on.
    `preservation`: of a case of its kind (执保); `preserved_in`: such cases whose seizures go on in this one;
    `goes_on_in`: the case in which those of this one do. `had_by`: who has, or had, it as officer or judge, or stood in for
    one in it.
    """

    case_number: str
    filed_at: datetime
    application_received_at: datetime
    state: Literal["open", "closed", "archived"]
    officer: str | None
    judge: str | None
    instrument_number: str
    instrument_court: str
    performance_due_on: date
    principal: Decimal
    interest: Decimal
    act_owed: str = ""
    closing_mode: str | None = None
    resumes: str | None = Field(default=None, title="恢复执行的原案号")
    resumed_by: str | None = Field(default=None, title="恢复执行后的案号")
    preservation: PreservationRecord | None = Field(default=None, title="财产保全裁定")
    preserved_in: list[str] = Field(default_factory=list, title="转入本案的保全案号")
    goes_on_in: str | None = Field(default=None, title="保全转入的案号")
    had_by: list[str] = Field(default_factory=list, title="现在和曾经办理本案的人员编号")
    parties: list[PartyRecord]

    @property
    def concluded(self) -> bool:
        """终本: its seizures go on, and what is found is seized."""
        return self.state != "open" and self.closing_mode == "concluded_this_round"

    @property
    def for_money(self) -> bool:
        """Whether money is enforced, and not an act or a delivery alone."""
        return bool(self.principal or self.interest) or not self.act_owed

    @property
    def closed(self) -> bool:
        """For good."""
        return self.state != "open" and not self.concluded

    def side(self, role: Role) -> list[PartyRecord]:
        """Those for or against whom something is enforced still."""
        return [party for party in self.ever(role) if party.left_at is None]

    def ever(self, role: Role) -> list[PartyRecord]:
        """The same with who has left."""
        return [party for party in self.parties if party.role == role]

    @property
    def share_ended(self) -> Decimal:
        """What has left the claim with those who were applicants; it comes off the principal first."""
        return sum((party.share_ended or Decimal(0) for party in self.parties), Decimal(0))

    @property
    def principal_left(self) -> Decimal:
        """The principal that is enforced still, paid or not."""
        return max(self.principal - self.share_ended, Decimal(0))

    @property
    def interest_left(self) -> Decimal:
        """The ordinary interest that is enforced still, paid or not."""
        return self.interest - max(self.share_ended - self.principal, Decimal(0))

    def called(self, party: PartyRecord) -> str:
        """The party's name; where another of the case bears the same, with the number that tells them apart."""
        if [one.name for one in self.parties].count(party.name) < 2:  # ours: itself is one
            return party.name
        return f"{party.name}（{party.shown.label}{party.identity}）"

    @property
    def party_ids(self) -> frozenset[str]:
        return frozenset(party.id for party in self.parties)


class ReceptionRecord(Readable):
    """What a party said when it was received. `confirmed_mobile` may be empty without consent to electronic service.

    `confirmation`: the file of the signed 送达地址确认书; without it nothing here is confirmed.
    """

    id: str
    party_id: str
    confirmed_address: str
    confirmed_mobile: str
    electronic_consent: bool
    confirmation: str | None = None


class WaiverRecord(Readable):
    """What a paper takes off the claim (judgment debt, doubled interest), or off the fee; it counts once the judge has confirmed it. Yuan.

    `all_delay_interest`: 加倍部分债务利息 whatever it comes to. `applicant`: whose claim it was.
    """

    state: str
    """recorded, confirmed, refused, withdrawn."""
    applicant: str | None = Field(default=None, title="债权人")
    waived_on: date
    judgment_debt: Decimal
    delay_interest: Decimal
    all_delay_interest: bool
    fee: Decimal


class CoercionRecord(Readable):
    """What the court does to a person to have the judgment obeyed. `party`: the respondent; `carried_out_at`: None of what waits."""

    kind: CoercionKind
    party: str
    state: str
    """requested, refused, approved, withdrawn, done, in_force, ending, ended."""
    carried_out_at: datetime | None


class PetitionRecord(Readable):
    """An objection or application. `asset`: the thing, by id, where it is about one; `bars`: that may not be disposed of now
    (民诉法解释第四百六十三条)."""

    id: str
    kind: PetitionKind
    state: str
    """received, admitted, sent_up, decided, served, sued, ended, withdrawn."""
    asset: str
    bars: bool
    document: str | None = None
    """By which it was decided."""
    received_at: datetime | None = None


class BarredRecord(Readable):
    """A thing of the case, by its id there, that may not be disposed of now, and since when: an outsider claims it, in
    this case or in another one that has the same thing. "" is all of the case: it is not to be enforced (民诉法解释第四百八十一条)."""

    asset: str
    received_at: datetime


class NoticeRecord(Readable):
    """A message that a team has ordered; `received_at`: when it arrived, or its addressee acknowledged it."""

    case_number: str
    team: str
    received_at: datetime | None


class DutyChange(Readable):
    """What facts would make of a duty. `owner`: the office that owes it; `steps`: how its date was counted."""

    docket: str
    rule_id: str
    article: str
    title: str
    owner: str
    change: Literal["opened", "met", "moved", "lapsed", "reopened"]
    due_date: date
    due_before: date | None = None
    """Where it is moved: its last day until now."""
    due_at: datetime
    provisional: bool
    unconfirmed_unit: bool
    steps: list[str]


Light = Literal["green", "yellow", "red"]


class ObjectOf(Readable):
    """An object of a docket, by id; empty: the docket itself."""

    docket: str
    about: str


class Owing(ObjectOf):
    """An open duty about an object, by its rule. `owner`: the office that owes it."""

    rule: str
    owner: Office
    due_date: date
    due_at: datetime
    light: Light
    provisional: bool
    unconfirmed_unit: bool


OWED = Record("intake", "/owed", list[Owing])
"""Asked with the objects (`ObjectOf`) that are to be done something about."""
FORECAST = Record("intake", "/forecast", list[DutyChange])
"""Asked with facts that no team has told yet."""


class CaseCardRecord(Readable):
    """One case in a list; the names of a sealed one are not shown. `respondents_formerly`: what they were called before."""

    case_number: str
    state: str
    respondents: list[str]
    respondents_formerly: list[str] = Field(default_factory=list, title="被执行人的曾用名、原名称")


class CoordinationRecord(Readable):
    """协调办理: `case_number` disposes of the thing that the cases have as `assets`; "" of a sealed case.

    `binds`: it is neither revoked nor over with that case.
    """

    id: str
    case_number: str
    assets: list[str]
    binds: bool


COORDINATIONS = Records("intake", "/cases/{case_number}/coordinations", CoordinationRecord)
APPLICATION = Record("intake", "/applications/{application_id}", ApplicationRecord)
APPLICATION_WHOLE = Record("intake", "/applications/{application_id}", ApplicationWhole)
CASE = Record("intake", "/cases/{case_number}", CaseRecord)
WAIVERS = Records("intake", "/cases/{case_number}/waivers", WaiverRecord)
PETITIONS = Records("intake", "/cases/{case_number}/petitions", PetitionRecord)
BARRED = Record("intake", "/cases/{case_number}/barred-things", list[BarredRecord])
AGENTS = Record("intake", "/parties/{party_id}/agents", list[PastAgentRecord])
"""All that a party ever had."""
CASES_NAMED = Records("intake", "/cases?q={name}", CaseCardRecord)
"""Those with a party whose name begins so, or began so before it was renamed."""
RECEPTIONS = Records("intake", "/cases/{case_number}/receptions", ReceptionRecord)
"""Oldest first: the last of a party is the one in force."""
NOTICE = Record("intake", "/notices/{notice}", NoticeRecord)
