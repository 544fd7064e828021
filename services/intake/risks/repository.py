"""Every query of risks: one statement over the register finds what is new and ends what is no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, inspect, literal
from sqlalchemy import select as select_columns
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import Task
from services.intake.filing.models import Case
from services.intake.risks.models import Risk
from services.intake.risks.rules import FILING, RiskRule, State
from services.intake.risks.schemas import RiskFilter
from services.intake.suspension.term import MEASURES
from shared.contracts.auction.facts import (
    AssetUnsold,
    BuyerDefaulted,
    DisposalCompleted,
    DisposalDecided,
    DisposalWithdrawn,
    PriceReported,
    RoundSold,
    SaleAnnulled,
    SaleRulingServed,
)
from shared.contracts.custody.facts import MeasureLapsed, MeasureLifted, MeasureRenewed, MeasureTaken
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import (
    DeliveredOnSite,
    DistributionComputed,
    IdentificationWithdrawn,
    ReceiptBooked,
    ReceiptDisbursed,
    ReceiptPlanned,
    ReceiptReturned,
)
from shared.law.settings import Settings
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, page
from shared.platform.reading import is_listed_open
from shared.values.roles import Actor
from shared.values.zone import COURT_ZONE

_CASE, _RISK, _TASK = (inspect(model).local_table for model in (Case, Risk, Task))

_LATER = "EXISTS (SELECT FROM intake.applied_fact later WHERE later.docket = fact.docket AND {})"
_SEIZURE = f"""
SELECT substr(fact.docket, 6) AS case_number, :seizure AS rule, fact.refs->>'measure' AS subject
FROM intake.applied_fact fact
JOIN intake.applied_fact decided ON decided.docket = fact.docket AND decided.kind = :decided
    AND decided.refs->>'asset' = fact.refs->>'asset'
WHERE fact.kind = :taken AND (fact.refs->>'expires_at')::timestamptz <= :expires
  AND NOT {_LATER.format("later.kind = ANY(:freed) AND later.refs->>'measure' = fact.refs->>'measure'")}
  AND NOT {
    _LATER.format(
        "later.kind = ANY(:disposed) AND later.refs->>'asset' = fact.refs->>'asset'"
        " AND later.occurred_at >= decided.occurred_at"
    )
}
"""
_MONEY = f"""
SELECT substr(fact.docket, 6), :money, fact.refs->>'receipt'
FROM intake.applied_fact fact
WHERE fact.kind = :booked AND fact.refs->>'payable' = 'yes' AND fact.occurred_at <= :unplanned
  AND NOT {_LATER.format("later.kind = ANY(:planned) AND later.refs->>'receipt' = fact.refs->>'receipt'")}
  AND NOT {
    _LATER.format(
        "later.kind = :computed AND later.refs->>'receipts' IS NULL AND later.occurred_at >= fact.occurred_at"
    )
}
"""
"""A plan says which money it takes up; one from before plans said so took up all that had come."""
_IDLE = """
SELECT one.case_number, :idle, ''
FROM intake.enforcement_case one
JOIN intake.duty term ON term.docket = 'case/' || one.case_number AND term.rule_id = 'case.term'
    AND term.state = 'open' AND term.suspended_by IS NULL
CROSS JOIN LATERAL (
    SELECT greatest(one.filed_at, max(fact.occurred_at)) AS at FROM intake.applied_fact fact
    WHERE fact.docket = 'case/' || one.case_number AND fact.kind = ANY(:measures)
) AS measure
CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(ends > :now), false) AS running,
        range_agg(tstzrange(begins_at, greatest(begins_at, least(ends, :now)))) AS spans
    FROM (
        SELECT begins_at, least(
            coalesce((until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', 'infinity'),
            coalesce(ended_on::timestamp AT TIME ZONE 'Asia/Shanghai', 'infinity')
        ) AS ends
        FROM intake.stay WHERE stay.case_number = one.case_number AND begins_at IS NOT NULL
    ) AS each
) AS stayed
CROSS JOIN LATERAL (
    SELECT coalesce(sum(upper(span) - lower(span)), interval '0') AS long
    FROM unnest(stayed.spans * tstzmultirange(tstzrange(measure.at, NULL))) AS span
) AS left_out
WHERE one.filed_at <= :quiet AND measure.at <= :quiet AND NOT stayed.running
  AND measure.at + left_out.long <= :quiet
"""
"""Not while it is stayed, and without the days on which it was."""
_STAY = """
SELECT one.case_number, :stay, one.id
FROM intake.stay one
WHERE one.state = 'confirmed' AND one.until IS NULL AND one.begins_at <= :stayed AND NOT EXISTS (
    SELECT FROM intake.risk answered JOIN intake.task ON task.id = 'risk/' || answered.id
    WHERE answered.case_number = one.case_number AND answered.rule = :stay AND answered.subject = one.id
      AND task.done_at > :stayed
)
"""
"""Why it has not ended yet is asked again after as many days."""
_SALE = f"""
SELECT substr(fact.docket, 6), :sale, fact.refs->>'listing'
FROM intake.applied_fact fact
CROSS JOIN LATERAL (
    SELECT (said.refs->>'price_fen')::numeric AS fen FROM intake.applied_fact said
    WHERE said.docket = fact.docket AND said.kind = :priced AND said.refs->>'asset' = fact.refs->>'asset'
      AND said.occurred_at <= fact.occurred_at
    ORDER BY said.occurred_at DESC, said.id DESC LIMIT 1
) AS price
WHERE fact.kind = :sold AND abs((fact.refs->>'price_fen')::numeric - price.fen) * 100 >= price.fen * :off
  AND NOT {_LATER.format("later.kind = ANY(:undone) AND later.refs->>'listing' = fact.refs->>'listing'")}
  AND NOT EXISTS (
    SELECT FROM intake.risk answered JOIN intake.task ON task.id = 'risk/' || answered.id
    WHERE answered.case_number = substr(fact.docket, 6) AND answered.rule = :sale
      AND answered.subject = fact.refs->>'listing' AND task.done_at IS NOT NULL
  )
"""
"""A price stands as it is: what ends it is what the judge has found."""
_DOSSIER = """
SELECT DISTINCT substr(late.docket, 6), :dossier, late.rule_id
FROM intake.duty late
WHERE late.rule_id = ANY(:filing) AND late.state = 'open' AND late.due_at <= :now
  AND late.suspended_by IS NULL AND late.docket LIKE 'case/%'
"""
_INSTALMENT = """
SELECT agreed.case_number, :late, agreed.id || '/' || instalment.place
FROM intake.settlement agreed
CROSS JOIN LATERAL (
    SELECT place, (one->>'due_on')::date AS due_on, coalesce(one->>'act', '') AS act,
        sum((one->>'amount')::numeric) OVER (ORDER BY place) AS until_then
    FROM jsonb_array_elements(agreed.instalments) WITH ORDINALITY AS each (one, place)
) AS instalment
WHERE agreed.state = 'confirmed' AND instalment.due_on < :today AND CASE WHEN instalment.act <> '' THEN NOT EXISTS (
    SELECT FROM intake.settled_act done
    WHERE done.settlement_id = agreed.id AND done.place = instalment.place AND done.state = 'confirmed'
) ELSE instalment.until_then * 100 > (
    SELECT coalesce(sum((come.refs->>'amount_fen')::numeric), 0) FROM intake.applied_fact come
    WHERE come.docket = 'case/' || agreed.case_number
      AND (come.kind = :booked AND come.refs->>'payable' = 'yes' OR come.kind = :handed)
      AND come.occurred_at >= agreed.agreed_on::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND NOT EXISTS (
        SELECT FROM intake.applied_fact gone
        WHERE gone.docket = come.docket AND gone.kind = ANY(:not_new) AND gone.refs->>'receipt' = come.refs->>'receipt'
      )
) END
"""
"""Each instalment by itself: the money that has come since the agreement pays the first ones first."""
_LOOK = f"""
WITH found AS (
    SELECT DISTINCT risk.case_number, risk.rule, risk.subject
    FROM ({_SEIZURE} UNION ALL {_MONEY} UNION ALL {_IDLE} UNION ALL {_STAY} UNION ALL {_SALE}
        UNION ALL {_DOSSIER} UNION ALL {_INSTALMENT}) AS risk
    JOIN intake.enforcement_case one ON one.case_number = risk.case_number AND one.state = 'open'
), ended AS (
    UPDATE intake.risk SET ended_at = :now
    WHERE ended_at IS NULL AND NOT EXISTS (
        SELECT FROM found
        WHERE (found.case_number, found.rule, found.subject) = (risk.case_number, risk.rule, risk.subject)
    )
    RETURNING id, case_number, rule, subject
), begun AS (
    INSERT INTO intake.risk (id, case_number, rule, subject, found_at)
    SELECT replace(gen_random_uuid()::text, '-', ''), case_number, rule, subject, :now FROM found
    ON CONFLICT (case_number, rule, subject) WHERE ended_at IS NULL DO NOTHING
    RETURNING id, case_number, rule, subject
)
SELECT true AS begins, * FROM begun UNION ALL SELECT false, * FROM ended ORDER BY 3, 4, 5
"""


def _kinds(*facts: type[Refs]) -> list[str]:
    return [fact.kind for fact in facts]


async def look(session: AsyncSession, now: datetime, settings: Settings) -> Sequence[Any]:
    """The risks that begin and those that end, each once, by case."""
    asked = {
        "now": now,
        "seizure": RiskRule.SEIZURE_EXPIRING.value,
        "decided": DisposalDecided.kind,
        "taken": MeasureTaken.kind,
        "expires": now + timedelta(days=settings.early_days[-1]),
        "freed": _kinds(MeasureLifted, MeasureRenewed, MeasureLapsed),
        "disposed": _kinds(DisposalWithdrawn, SaleRulingServed, AssetUnsold, DisposalCompleted),
        "money": RiskRule.MONEY_WITHOUT_PLAN.value,
        "booked": ReceiptBooked.kind,
        "unplanned": now - timedelta(days=settings.plan_days),
        "planned": _kinds(ReceiptPlanned, ReceiptDisbursed, IdentificationWithdrawn),
        "computed": DistributionComputed.kind,
        "idle": RiskRule.IDLE.value,
        "quiet": now - timedelta(days=settings.idle_days),
        "measures": _kinds(*MEASURES),
        "stay": RiskRule.STAY_OPEN.value,
        "stayed": now - timedelta(days=settings.stay_days),
        "sale": RiskRule.SALE_FAR_OFF.value,
        "sold": RoundSold.kind,
        "priced": PriceReported.kind,
        "off": settings.price_off_percent,
        "undone": _kinds(BuyerDefaulted, SaleAnnulled),
        "dossier": RiskRule.DOSSIER_INCOMPLETE.value,
        "filing": list(FILING),
        "late": RiskRule.INSTALMENT_LATE.value,
        "today": now.astimezone(COURT_ZONE).date(),
        "handed": DeliveredOnSite.kind,
        "not_new": _kinds(ReceiptReturned, IdentificationWithdrawn),
    }
    return (await run_sql(session, _LOOK, **asked)).all()


async def risks(session: AsyncSession, asked: RiskFilter, actor: Actor) -> Page[Any]:
    """Of the cases that are open to `actor`, each with what its owner has answered."""
    answered = _TASK.c.done_at.is_not(None)
    states = {
        State.OPEN: and_(_RISK.c.ended_at.is_(None), ~func.coalesce(answered, False)),
        State.ANSWERED: and_(_RISK.c.ended_at.is_(None), answered),
        State.ENDED: _RISK.c.ended_at.is_not(None),
    }
    query = (
        select_columns(
            *_RISK.c,
            func.coalesce(answered, False).label("answered"),
            func.coalesce(_TASK.c.result, "").label("answer"),
        )
        .join(_CASE, _CASE.c.case_number == _RISK.c.case_number)
        .join(_TASK, _TASK.c.id == literal("risk/") + _RISK.c.id, isouter=True)
        .where(*asked.within(_RISK.c.found_at), is_listed_open(actor, "intake", _CASE.c))
    )
    if asked.rule is not None:
        query = query.where(_RISK.c.rule == asked.rule)
    if asked.state is not None:
        query = query.where(states[asked.state])
    return await page(
        session, query, Sort(_RISK.c.found_at, _RISK.c.id, descending=asked.sort == "newest"), asked
    )
