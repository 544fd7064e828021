"""What other teams read of the documents of a case and of its dossier."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.grounds import RefusalGround
from shared.contracts.intake.names import FormerName, name_at
from shared.contracts.intake.records import Role
from shared.contracts.record import Readable, Record, Records
from shared.values.asset_kind import Measure


class NamedPerson(Readable):
    """Whom a ruling names. `identity`: the number of the person's papers, or of the unit."""

    name: str
    identity: str


class NamedParty(NamedPerson):
    role: Role


class RegisteredParty(NamedParty):
    """A party as the case has it, with what it was called before."""

    former_names: list[FormerName] = Field(default_factory=list, title="曾用名、原名称")

    def named_at(self, at: datetime | None) -> tuple[Role, str, str]:
        """As a paper of the court of that instant names it."""
        return self.role, name_at(self.name, self.former_names, at), self.identity


class RuledAsset(Readable):
    """One asset of a ruling. What its kind of ruling does not say is None; `lifts`: number of the ruling that seized it;
    `amount` (yuan): what is lifted of a freeze that goes on with the rest; None where all of it is."""

    identifier: str
    measure: Measure | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    """The last day of the measure."""
    lifts: str | None = None
    amount: Decimal | None = None


class RuledSale(Readable):
    """Who bought for how much (yuan), when, and when all of it was paid.

    `credited`: what the claim of a creditor who takes the thing in payment pays of the price; None of a sale.
    """

    buyer: NamedPerson
    price: Decimal
    sold_on: date
    paid_on: date
    credited: Decimal | None = None


class RuledRound(Readable):
    """What a ruling or decision says of one round of an auction; what its kind does not say is None.

    `due_on`: the last day for the price, or of a deferral. `way`, `ground`: how and why it is stopped.
    """

    round: str
    buyer: NamedPerson | None = None
    price: Decimal | None = None
    deposit: Decimal | None = None
    due_on: date | None = None
    way: str | None = None
    ground: str | None = None


class Cleared(Readable):
    """A seizure or a right that falls by a sale, whose it is and its number."""

    right: str
    holder: str = Field(title="权利人或者机关")
    number: str


class SanctionedPerson(Readable):
    """Against whom a paper of coercion is, with the sum (yuan) and the days that it orders; None where its kind orders none.

    `listing_ground`, `listed_years`: why and for how long somebody is listed; no years where the law sets no term.
    """

    person: str
    amount: Decimal | None = None
    days: int | None = None
    listing_ground: str | None = None
    listed_years: int | None = Field(default=None, title="纳入失信名单的年数")


class RuledPetition(Readable):
    """What a paper decides on an objection or application: whose, of which kind, about what, with which result, in its words.

    `changed_by`: on which ground `thing` becomes a party; `liable_for` (yuan): up to which sum. `exempt_scope`: what somebody
    restricted may spend all the same, of which kinds of the order, how often (None: as often as he likes), on which days.
    """

    petitioner: str
    petition_kind: str
    thing: str
    result: str
    changed_by: str | None = Field(default=None, title="变更、追加的法定事由")
    liable_for: Decimal | None = Field(default=None, title="承担责任的限额")
    exempt_scope: str | None = Field(default=None, title="准许的消费")
    exempt_kinds: list[str] = Field(default=[], title="准许的消费种类")
    exempt_times: int | None = Field(default=None, title="准许的次数")
    exempt_from: date | None = Field(default=None, title="准许的起始日期")
    exempt_until: date | None = Field(default=None, title="准许的截止日期")


class ExaminedParty(Readable):
    """What the panel found of a respondent before the round is concluded: whether it is to be listed and why, how it was looked for."""

    name: str
    listing: str = Field(title="是否应当纳入失信被执行人名单及理由")
    whereabouts: str = Field(title="下落不明的，查找的情况")


class Operative(Readable):
    """裁定主文, or what a judge's decision decides, as values. `limit` (以…元为限) in yuan; `cleared`: what falls by a sale.

    `ground`: on which the case ends, for all or for one party alone (`ended_for`, by name; of an applicant `ended_share`, yuan). `claimed`, `recovered` (yuan): of a round that is concluded.
    """

    parties: list[NamedParty]
    assets: list[RuledAsset]
    limit: Decimal | None = None
    sale: RuledSale | None = None
    round: RuledRound | None = None
    cleared: list[Cleared] | None = Field(default=None, title="因成交、抵债解除的查封和消灭的权利")
    sanction: SanctionedPerson | None = Field(default=None, title="被采取措施的人员")
    appears_at: datetime | None = Field(default=None, title="应到时间")
    acts_until: date | None = Field(default=None, title="指定的期间届满日")
    ground: str | None = Field(default=None, title="结案的法定事由")
    ended_for: str | None = Field(default=None, title="只对其终结执行的当事人")
    ended_share: Decimal | None = Field(default=None, title="不再执行的份额")
    settled_on: date | None = Field(default=None, title="因欺诈、胁迫而不再适用的和解协议的达成日期")
    petition: RuledPetition | None = Field(default=None, title="所决定的异议、申请")
    claimed: Decimal | None = Field(default=None, title="申请执行标的额")
    recovered: Decimal | None = Field(default=None, title="已经执行到位的金额")
    searchers: str | None = Field(default=None, title="搜查人员")
    auditor: str | None = Field(default=None, title="审计机构")
    examined: list[ExaminedParty] | None = Field(default=None, title="对各被执行人的惩戒、查找")

    def asset(self, identifier: str) -> RuledAsset | None:
        return next((asset for asset in self.assets if asset.identifier == identifier), None)


class DocumentRecord(Readable):
    """`number` is printed as 案号; `asset_identifiers`: of the assets that the document lists; `sha256`: of its file.

    `operative`: of what a judge decides by it; None for any other document. `receiving_court`: to which a letter of commission is addressed.
    """

    id: str
    case_number: str
    number: str
    kind: str
    title: str | None = None
    sha256: str
    signed_at: datetime | None
    withdrawn_at: datetime | None = None
    asset_identifiers: list[str] = Field(default_factory=list)
    operative: Operative | None = None
    receiving_court: str | None = None
    report_days: int | None = Field(default=None, title="报告期限（日）")
    """Of an order to report property: the days from its service, where its words name them."""

    def is_signed(self, case_number: str, kinds: Collection[KindOfDocument]) -> bool:
        """Whether it is a signed document of that case, of one of `kinds`, that was not taken back."""
        signed = self.signed_at is not None and self.withdrawn_at is None
        return self.case_number == case_number and self.kind in kinds and signed


class DraftedRecord(Readable):
    """One document of a case: its title, its 案号, when it was signed, and when it was taken back."""

    title: str
    number: str
    signed_at: datetime | None
    withdrawn_at: datetime | None = None


class NoticeRecord(Readable):
    """One notice of a case: when it was signed and taken back, of which things it is; not of one that is closed to the reader."""

    id: str | None = None
    signed_at: datetime | None
    withdrawn_at: datetime | None = None
    asset_identifiers: list[str] | None = None


class FileRecord(Readable):
    """A stored file of a case or an application; `brought_by`: everybody who has entered the same bytes in it, as
    whatever paper, and in whose stead."""

    id: str
    purpose: FilePurpose
    title: str = ""
    sha256: str
    entered_at: datetime
    brought_by: list[str]


class NonAcceptanceRecord(Readable):
    """A ruling by which an application is not accepted. `application_version`: of the application as the ruling has it."""

    id: str
    ground: RefusalGround
    application_version: int
    signed_at: datetime | None


class ExpectedPaperRecord(Readable):
    """A paper that the dossier must hold by what was done in the case, and the article; `excused`: the judge has said why
    there is none."""

    id: str
    title: str
    article: str
    state: Literal["present", "missing", "excused"]


class DossierItemRecord(Readable):
    """One entry of the e-dossier's catalogue: its number, what it is, and the SHA-256 of its content.

    `withdrawn`: a document that was taken back.
    """

    number: int
    title: str
    sha256: str
    withdrawn: bool = False


class AttemptRecord(Readable):
    """One sending. `state`: ordered, sent, delivered, failed."""

    channel: str
    state: str


class DeliveryRecord(Readable):
    """One document for one addressee: a party's id, or the role of who is none (buyer).

    `ordered_for`: in whose stead. `served_at`: the instant of the carrier's proof; None until an attempt has provably reached
    the addressee.
    """

    addressee: str
    ordered_by: str
    ordered_for: str | None = Field(default=None, title="交付送达时所代的人编号")
    served_at: datetime | None
    attempts: Sequence[AttemptRecord] = ()

    def is_by(self, hands: Set[str]) -> bool:
        """Whether one of `hands` has ordered it, or another in his stead."""
        return not hands.isdisjoint({self.ordered_by, self.ordered_for})


class HandOverRecord(Readable):
    """Papers given to the dossier centre; `received_at` is None until the centre has them. `asset`: theirs, if of one."""

    bundle: str | None = None
    asset: str | None = None
    received_at: datetime | None


DOCUMENT = Record("documents", "/documents/{document_id}", DocumentRecord)
DELIVERIES = Records("documents", "/documents/{document_id}/deliveries", DeliveryRecord)
FILES = Records("documents", "/cases/{case_number}/files", FileRecord)
APPLICATION_FILES = Records("documents", "/applications/{application_id}/files", FileRecord)
NON_ACCEPTANCES = Records("documents", "/applications/{application_id}/non-acceptances", NonAcceptanceRecord)
DOCUMENTS = Records("documents", "/cases/{case_number}/documents", DraftedRecord)
NOTICES = Records("documents", "/cases/{case_number}/documents?kind={kind}", NoticeRecord)
REPORT_ORDERS = Records(
    "documents", "/cases/{case_number}/documents?kind=property_report_order", NoticeRecord
)
TRANSFER_NOTICES = Records("documents", "/cases/{case_number}/documents?kind=transfer_notice", NoticeRecord)
DOSSIER = Records("documents", "/cases/{case_number}/dossier", DossierItemRecord)
EXPECTED_PAPERS = Record("documents", "/cases/{case_number}/dossier/expected", list[ExpectedPaperRecord])
HAND_OVERS = Records("documents", "/cases/{case_number}/hand-overs", HandOverRecord)
