"""代履行, by national law: chosen, paid for in advance or enforced, confirmed."""

from shared.contracts.fact import Refs
from shared.contracts.intake.facts import (
    PrepaymentOrdered,
    SubstituteFeeEnforced,
    SubstituteFeePaid,
    SubstitutionConfirmed,
    SubstitutionDecided,
    SubstitutionGivenUp,
    SubstitutionPerformed,
    SubstitutionProposed,
)
from shared.law.periods import prompt
from shared.law.rulebook.model import Duty, On, on
from shared.values.articles import CPC, JS, Article
from shared.values.roles import Office

STAGES: dict[str, str] = {}


def _promptly(
    name: str,
    article: Article,
    text: str,
    title: str,
    opens_on: On,
    endings: tuple[type[Refs], ...],
    owner: Office,
    counted_from: str = "",
) -> Duty:
    met_by, *others = map(on, endings)
    return Duty(
        id=f"substitution.{name}",
        article=article,
        text=text,
        note="条文无期限，按「及时」掌握",
        title=title,
        opens_on=opens_on,
        met_by=met_by,
        or_met_by=tuple(others),
        within=prompt(),
        counted_from=counted_from,
        owner=owner,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        confidence="unsure",
        match="substitution",
        unconfirmed_unit=True,
    )


DUTIES = (
    _promptly(
        "decision",
        JS[501],
        "被执行人不履行生效法律文书确定的行为义务，该义务可由他人完成的，人民法院可以选定代履行人；",
        "执行法官选定代履行人、确定费用",
        on(SubstitutionProposed),
        (SubstitutionDecided,),
        Office.JUDGE,
    ),
    _promptly(
        "order",
        JS[502],
        "代履行费用的数额由人民法院根据案件具体情况确定，并由被执行人在指定期限内预先支付。",
        "责令被执行人在指定期限内预付代履行费用",
        on(SubstitutionDecided, chosen="yes"),
        (PrepaymentOrdered, SubstitutionGivenUp),
        Office.HANDLING_OFFICER,
    ),
    _promptly(
        "enforcement",
        JS[502],
        "被执行人未预付的，人民法院可以对该费用强制执行。",
        "预付期限届满未预付的，决定强制执行代履行费用",
        on(PrepaymentOrdered),
        (SubstituteFeeEnforced, SubstituteFeePaid, SubstitutionGivenUp),
        Office.JUDGE,
        "due_at",
    ),
    _promptly(
        "confirmation",
        CPC[263],
        "被执行人未按执行通知履行的，人民法院可以强制执行或者委托有关单位或者其他人完成，费用由被执行人承担。",
        "执行法官确认代履行",
        on(SubstitutionPerformed),
        (SubstitutionConfirmed,),
        Office.JUDGE,
    ),
)
