"""Offices: what a person may do follows from the office held at that instant (court.appointment)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shared.values.labelled import Labelled


class Office(Labelled):
    """The last group are outside systems, which act under tokens of their own."""

    FILING_CLERK = "filing_clerk", "立案人员"
    RECEPTION_CLERK = "reception_clerk", "初次接待人员"
    JUDGE = "judge", "执行法官"
    HANDLING_OFFICER = "handling_officer", "承办人"
    TEAM_LEADER = "team_leader", "执行实施团队负责人"
    DOCUMENT_CLERK = "document_clerk", "文书制作专员"
    CUSTODY_OFFICER = "custody_officer", "查控专员"
    COMMISSION_OFFICER = "commission_officer", "委托事项专员"
    AUCTION_OFFICER = "auction_officer", "网拍专员"
    FUNDS_OFFICER = "funds_officer", "执行案款管理专员"
    QUALITY_OFFICER = "quality_officer", "质效管理专员"
    DOSSIER_KEEPER = "dossier_keeper", "卷宗管理中心人员"
    BUREAU_DIRECTOR = "bureau_director", "执行局长"
    BUREAU_DEPUTY = "bureau_deputy", "执行局副局长"
    PRESIDENT = "president", "院长"
    LEADER_IN_CHARGE = "leader_in_charge", "主管院领导"
    COMMAND_CENTRE_DIRECTOR = "command_centre_director", "执行指挥中心主任"
    FINANCE_HEAD = "finance_head", "财务部门领导"
    CASHIER = "cashier", "财务人员"
    PANEL_MEMBER = "panel_member", "合议庭成员"
    DISCIPLINE_INSPECTOR = "discipline_inspector", "纪检监察人员"
    ADMINISTRATOR = "administrator", "系统管理员"

    OUTSIDE_COURT = "outside_court", "其他法院"
    QUERY_SYSTEM = "query_system", "网络查控系统"
    BANK_SYSTEM = "bank_system", "案款银行"
    VALUATION_SYSTEM = "valuation_system", "询价评估系统"
    PLATFORM_SYSTEM = "platform_system", "网络司法拍卖平台"
    NOTICES_SYSTEM = "notices_system", "通知送达系统"
    SERVICE = "service", "系统服务"


_OUTSIDE = {
    Office.OUTSIDE_COURT,
    Office.QUERY_SYSTEM,
    Office.BANK_SYSTEM,
    Office.VALUATION_SYSTEM,
    Office.PLATFORM_SYSTEM,
    Office.NOTICES_SYSTEM,
    Office.SERVICE,
}
STAFF = tuple(office for office in Office if office not in _OUTSIDE)
"""Anyone who holds an office of this court."""
LEADERS = (
    Office.BUREAU_DIRECTOR,
    Office.BUREAU_DEPUTY,
    Office.PRESIDENT,
    Office.LEADER_IN_CHARGE,
    Office.COMMAND_CENTRE_DIRECTOR,
)
"""Who answers for other people's cases."""
READERS = (*STAFF, Office.SERVICE)
"""Who reads a record: the staff, and the system itself while it carries an order out."""


OUTSIDE = "system:"
"""How the id of an outside system begins."""


def is_outside_system(staff_id: str) -> bool:
    return staff_id.startswith(OUTSIDE)


@dataclass(frozen=True)
class Deputyship:
    """An office held in the stead of `person`, by an appointment that says so."""

    office: Office
    person: str

    def __str__(self) -> str:
        return f"{self.office}/{self.person}"


@dataclass(frozen=True)
class Actor:
    """Who acts: staff id (or the id of an outside system or service), name, and offices at this instant.

    `own`: offices held in person; `deputyships`: those held in somebody's stead, of both only what he has chosen to act by.
    `deputy_for`: the deputyships by which this act is taken. `holds`: all deputyships, and `in_person`: all offices held so,
    chosen or not: by them is refused.
    """

    id: str
    name: str
    own: frozenset[Office]
    deputyships: frozenset[Deputyship] = frozenset()
    token: str = ""
    deputy_for: tuple[Deputyship, ...] = ()
    holds: frozenset[Deputyship] = frozenset()
    in_person: frozenset[Office] = frozenset()

    @property
    def every_office(self) -> frozenset[Office]:
        """Chosen or not, in person or as a deputy."""
        return self.offices.union(self.in_person, (one.office for one in self.holds))

    @property
    def offices(self) -> frozenset[Office]:
        return self.own.union(deputyship.office for deputyship in self.deputyships)

    def stands_for(self, office: Office) -> list[str]:
        """Whose matters this person sees to in `office`: his own, and those of whom he is the deputy."""
        own = [self.id] if office in self.own else []
        return own + sorted(one.person for one in self.deputyships if one.office is office)

    def tied_to(self, office: Office) -> list[str]:
        """Whose part this person has in a case, whatever he has chosen to act by: his own, and of whom he is the deputy."""
        return sorted(
            {self.id, *(one.person for one in self.holds | self.deputyships if one.office is office)}
        )

    def hands(self, offices: Iterable[Office]) -> frozenset[str]:
        """Whose hand an act by one of `offices` is: his own, and of everybody whose deputy he is in one of them."""
        return frozenset({self.id}.union(*(self.tied_to(office) for office in offices)))


def acting(name: str, stead: Sequence[str]) -> str:
    """Who acted, by name, and in whose stead."""
    return f"{name}（代{'、'.join(stead)}）" if stead else name
