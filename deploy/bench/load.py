"""A court in its sixth year: cases, their duties and what the teams keep of them, put straight into the tables.

Neither triggers nor foreign keys are asked, and no workflow keeps the dockets: no duty of theirs has a step that is due.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_origin

import asyncpg
from pydantic_core import PydanticUndefined
from sqlalchemy import inspect
from sqlmodel import SQLModel

from services.auction.disposals.models import Disposal
from services.commission.outbound.models import Commission
from services.custody.measures.models import Decision, Measure
from services.custody.network.models import Asset, Feedback, Query
from services.documents.drafting.models import Document
from services.funds.accounts.models import CaseAccount
from services.funds.distribution.models import Distribution, DistributionShare
from services.funds.payout.models import Payout, PayoutApproval
from services.funds.receipts.models import Receipt
from services.intake.docket.models import AppliedFact, DocketRow, DutyRow, Task
from services.intake.filing.models import Application, Case, Party
from shared.contracts.intake.facts import CaseFiled
from shared.law.rulebook import DUTIES
from shared.platform.court import CaseAccess, Staff

OFFICERS, JUDGES, DUTIES_OF_CASE = 40, 15, 12

_IN_EACH = sorted(rule for rule, duty in DUTIES.items() if duty.opens_on.kind is CaseFiled)
_AT_TIMES = sorted(DUTIES.keys() - _IN_EACH)
_GIVEN = {"case_number", "docket", "officer", "judge", "year", "number", "rule_id", "opened_at", "due_at"}
_FILLERS: dict[Any, str] = {
    str: "'-'",
    int: "1",
    bool: "false",
    Decimal: "1",
    datetime: "at",
    date: "at::date",
    list: "'[]'::jsonb",
    dict: "'{}'::jsonb",
}

_NAME = (
    "substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨', 1 + (n * 7 + {0}) % 16, 1)"
    " || chr(19968 + (n * 131 + {0} * 17) % 5000) || chr(19968 + (n * 37 + {0}) % 3000)"
)

_CASES = f"""
CREATE TEMP TABLE loaded AS
SELECT *, '（' || year || '）豫1502执' || number || '号' AS case_number,
    'case/（' || year || '）豫1502执' || number || '号' AS docket,
    'chengban' || to_char(1 + n % {OFFICERS}, 'FM00') AS officer, 'faguan' || to_char(1 + n % {JUDGES}, 'FM00') AS judge
FROM (
    SELECT n, at, now, is_open, extract(year FROM at)::int AS year,
        10000 + row_number() OVER (PARTITION BY extract(year FROM at) ORDER BY n) AS number
    FROM (
        SELECT n, court.now() AS now, n % 40 = 0 OR n > $1 * 4 / 5 AS is_open,
            court.now() - interval '5 years' + n * interval '5 years' / ($1 + 1) AS at
        FROM generate_series(1, $1) AS n
    ) AS filed
) AS numbered
"""
"""The newest fifth is open, and one in forty of the old ones. Numbers begin where a court that is at work has none."""

_DUTIES = f"""
CREATE TEMP TABLE loaded_duty AS
SELECT *, CASE WHEN is_open THEN now + (n * 31 + k * 17) % 60 * interval '11 hours' - interval '4 days'
    ELSE opened_at + interval '7 days' END AS due_at
FROM (
    SELECT n, k, now, docket, officer, CASE WHEN k <= {len(_IN_EACH)} THEN ($1::text[])[k]
        ELSE ($2::text[])[1 + (n * 5 + k) % {len(_AT_TIMES)}] END AS rule_id,
        is_open AND k > {DUTIES_OF_CASE - 4} OR n % 10 = 0 AND is_open AND k = 1 AS is_open,
        at + k * interval '1 day' AS opened_at
    FROM loaded CROSS JOIN generate_series(1, {DUTIES_OF_CASE}) AS k
) AS opened
"""

_ROWS: tuple[tuple[type[SQLModel], str, dict[str, str]], ...] = (
    (CaseAccess, "loaded", {"sealed": "n % 500 = 7"}),
    (
        Application,
        "loaded",
        {"id": "'l' || n", "principal": "1000 + n::bigint * 7919 % 5000000", "interest": "n % 9000", "received_at": "at"},
    ),
    (
        Party,
        "loaded CROSS JOIN generate_series(1, 3) AS k",
        {
            "id": "'l' || n || '-' || k",
            "application_id": "'l' || n",
            "position": "k",
            "role": "CASE k WHEN 1 THEN 'applicant' ELSE 'respondent' END",
            "kind": "'natural'",
            "name": _NAME.format("k"),
            "identity": "'411503' || lpad((n::bigint * 10 + k)::text, 12, '0')",
        },
    ),
    (
        Case,
        "loaded",
        {
            "application_id": "'l' || n",
            "type_code": "'执'",
            "filed_at": "at",
            "track": "CASE WHEN n % 3 = 0 THEN 'complex' ELSE 'simple' END",
            "state": "CASE WHEN is_open THEN 'open' WHEN n % 7 = 0 THEN 'closed' ELSE 'archived' END",
            "closed_at": "CASE WHEN NOT is_open THEN least(at + interval '5 months', now) END",
            "sealed": "n % 500 = 7",
        },
    ),
    (
        DocketRow,
        "loaded",
        {
            "id": "docket",
            "stage": "CASE WHEN is_open THEN (ARRAY['查控','处置','分配'])[1 + n % 3] ELSE '结案' END",
            "ended_at": "CASE WHEN NOT is_open THEN now END",
        },
    ),
    (
        AppliedFact,
        "loaded_duty",
        {
            "id": "'l' || n || '-' || k",
            "kind": "'custody.feedback_handled'",
            "occurred_at": "opened_at + interval '5 days'",
            "actor": "officer",
            "applied_at": "opened_at + interval '5 days'",
        },
    ),
    (
        DutyRow,
        "loaded_duty",
        {
            "id": "'l' || n || '-' || k",
            "occasion": "'l' || n || '-' || k",
            "counted_from": "opened_at",
            "due_date": "due_at::date",
            "warn_at": "due_at - interval '2 days'",
            "state": "CASE WHEN is_open THEN 'open' WHEN n % 20 = 1 THEN 'lapsed' ELSE 'met' END",
            "overdue_at": "CASE WHEN is_open AND due_at < now OR NOT is_open AND n % 15 = 2 THEN due_at END",
            "met_by": "CASE WHEN NOT is_open AND n % 20 <> 1 THEN 'l' || n || '-' || k END",
            "met_at": "CASE WHEN NOT is_open AND n % 20 <> 1 THEN opened_at + interval '5 days' END",
            "next_step": "CASE WHEN NOT is_open OR due_at < now THEN 'none' WHEN due_at < now + interval '2 days'"
            " THEN 'overdue' ELSE 'warn' END",
            "next_at": "CASE WHEN is_open AND due_at >= now THEN due_at + interval '1 day' END",
        },
    ),
    (
        Task,
        "loaded WHERE n % 3 = 0",
        {"id": "docket || '/task'", "done_at": "CASE WHEN NOT is_open THEN now END", "created_at": "at + interval '30 days'"},
    ),
    (Query, "loaded", {"id": "'l' || n", "channel": "'national'", "ordered_at": "at", "started_at": "at"}),
    (
        Feedback,
        "loaded",
        {
            "id": "'l' || n",
            "query_id": "'l' || n",
            "message_id": "'l' || n",
            "channel": "'national'",
            "received_at": "at",
            "filed_at": "CASE WHEN n % 30 <> 0 THEN at END",
            "filed_by": "CASE WHEN n % 30 <> 0 THEN 'chakong01' END",
            "handled_at": "CASE WHEN n % 30 <> 0 THEN at END",
        },
    ),
    (
        Asset,
        "loaded",
        {
            "id": "'l' || n",
            "feedback_id": "'l' || n",
            "item_ref": "'l' || n",
            "kind": "(ARRAY['bank_deposit','real_estate','vehicle','equity','securities'])[1 + n % 5]",
            "identifier": "'豫S' || lpad(n::text, 6, '0')",
            "place_code": "'411502'",
            "value": "500 + n::bigint * 6007 % 3000000",
            "found_at": "at",
        },
    ),
    (
        Decision,
        "loaded WHERE n % 30 <> 0",
        {"asset_id": "'l' || n", "way": "'freeze_online'", "decided_at": "at", "attempt": "1"},
    ),
    (
        Measure,
        "loaded WHERE n % 30 <> 0",
        {
            "id": "'l' || n",
            "asset_id": "'l' || n",
            "kind": "'freeze'",
            "measure_no": "'豫冻' || lpad(n::text, 7, '0')",
            "controlled": "500 + n::bigint * 6007 % 3000000",
            "effective_at": "at + interval '2 days'",
            "expires_on": "(at + interval '3 years')::date",
            "ruling_document": "'r'",
            "lift_ruling_document": "CASE WHEN NOT is_open THEN 'l' END",
            "lift_reason": "CASE WHEN NOT is_open THEN '结案' END",
            "lift_decided_at": "CASE WHEN NOT is_open THEN now END",
            "lift_decided_by": "CASE WHEN NOT is_open THEN officer END",
            "lifted_at": "CASE WHEN NOT is_open THEN now END",
        },
    ),
    (
        Commission,
        "loaded WHERE n % 3 = 0",
        {
            "id": "'l' || n",
            "asset_id": "'l' || n",
            "asset_kind": "'vehicle'",
            "asset_identifier": "'豫S' || lpad(n::text, 6, '0')",
            "place_code": "'330106'",
            "matter": "'seal'",
            "receiving_court": "(ARRAY['杭州市西湖区','郑州市金水区','武汉市江汉区','成都市锦江区'])[1 + n % 4] || '人民法院'",
            "papers": "'[]'::jsonb",
            "instructed_at": "at + interval '3 days'",
            "instructed_by": "officer",
            "letter_document": "CASE WHEN n % 90 <> 0 THEN 'd' END",
            "letter_sha256": "CASE WHEN n % 90 <> 0 THEN 's' END",
            "issued_at": "CASE WHEN n % 90 <> 0 THEN at + interval '4 days' END",
            "issued_by": "CASE WHEN n % 90 <> 0 THEN 'weituo01' END",
            "receipt_no": "CASE WHEN n % 90 <> 0 THEN 'r' END",
            "sent_at": "CASE WHEN n % 90 <> 0 THEN at + interval '4 days' END",
            "message_id": "CASE WHEN n % 90 <> 0 AND NOT is_open THEN 'm' || n END",
            "result": "CASE WHEN n % 90 <> 0 AND NOT is_open THEN 'done' END",
            "answered_at": "CASE WHEN n % 90 <> 0 AND NOT is_open THEN at + interval '20 days' END",
        },
    ),
    (CaseAccount, "loaded", {"account_number": "'l' || n", "opened_at": "at"}),
    (
        Receipt,
        "loaded",
        {
            "id": "'l' || n",
            "message_id": "'l' || n",
            "bank_reference": "'yh' || lpad(n::text, 8, '0')",
            "case_number": "CASE WHEN n % 200 <> 0 THEN case_number END",
            "amount": "100 + n::bigint * 4001 % 900000",
            "payer_name": _NAME.format(2),
            "payer_account": "'6222' || lpad(n::text, 12, '0')",
            "booked_at": "at + interval '40 days'",
            "recorded_at": "at + interval '40 days'",
            "purpose": "'payment'",
            "payable": "true",
            "notice": "CASE WHEN n % 50 <> 0 THEN 'l' || n END",
            "told_by": "CASE WHEN n % 50 <> 0 THEN 'ankuan01' END",
            "told_at": "CASE WHEN n % 50 <> 0 THEN at + interval '41 days' END",
        },
    ),
    (
        Distribution,
        "loaded WHERE n % 2 = 0",
        {"id": "'l' || n", "available": "100 + n::bigint * 4001 % 900000", "computed_at": "at + interval '45 days'"},
    ),
    (
        DistributionShare,
        "loaded WHERE n % 2 = 0",
        {"id": "'l' || n", "distribution_id": "'l' || n", "purpose": "'judgment_debt'", "party_id": "'l' || n || '-1'"},
    ),
    (
        Payout,
        "loaded WHERE n % 2 = 0 AND n % 60 <> 0",
        {
            "id": "'l' || n",
            "distribution_id": "'l' || n",
            "share_id": "'l' || n",
            "purpose": "'judgment_debt'",
            "payee_name": _NAME.format(1),
            "payee_account": "'6217' || lpad(n::text, 12, '0')",
            "amount": "100 + n::bigint * 4001 % 900000",
            "requested_at": "at + interval '46 days'",
            "paid_at": "CASE WHEN NOT is_open THEN at + interval '50 days' END",
            "bank_reference": "CASE WHEN NOT is_open THEN 'p' || n END",
        },
    ),
    (
        PayoutApproval,
        "loaded CROSS JOIN (VALUES (1, 'form', 'handling_officer'), (2, 'first_review', 'funds_officer'),"
        " (3, 'approval', 'bureau_director'), (4, 'finance_review', 'finance_head'), (5, 'payment', 'cashier'))"
        " AS steps (k, step, office) WHERE n % 2 = 0 AND n % 60 <> 0 AND (NOT is_open OR k <= 1 + n / 2 % 4)",
        {"payout_id": "'l' || n", "step": "step", "office": "office", "person": "office", "taken_at": "at + interval '47 days'"},
    ),
    (
        Document,
        "loaded CROSS JOIN generate_series(1, 2) AS k",
        {
            "id": "'l' || n || '-' || k",
            "kind": "'freezing_ruling'",
            "signer": "'judge'",
            "ruling": "k",
            "initial": "false",
            "made_at": "at + k * interval '1 day'",
            "made_by": "'wenshu01'",
            **{
                name: f"CASE WHEN n % 30 <> 0 THEN {value} END"
                for name, value in {
                    "verified_at": "at + interval '2 days'",
                    "reviewed_by": "'tuandui01'",
                    "reviewed_at": "at + interval '2 days'",
                    "signed_by": "judge",
                    "signed_at": "at + interval '2 days'",
                    "dispatched_at": "at + interval '3 days'",
                }.items()
            },
            "state": "CASE WHEN n % 30 <> 0 THEN 'dispatched' ELSE 'drafted' END",
        },
    ),
    (
        Disposal,
        "loaded WHERE n % 5 = 1",
        {"asset_id": "'l' || n", "kind": "'real_estate'", "decided_at": "at + interval '60 days'", "decided_by": "officer"},
    ),
)  # fmt: skip

_WORKED = (("commission", 3), ("auction", 5), ("custody", 1), ("documents", 1), ("funds", 1))
"""Teams, and one in how many of the cases has a fact of theirs: by it a case is open to its people."""


async def load(connection: asyncpg.Connection[Any], cases: int) -> None:
    """`connection`: the superuser's. Within a minute for 10,000 cases; the tables are analysed as autovacuum would."""
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        await connection.execute("SET LOCAL timezone = 'Asia/Shanghai'")
        await connection.execute(_CASES.replace("$1", str(cases)))
        await connection.execute(_DUTIES.replace("$1", _array(_IN_EACH)).replace("$2", _array(_AT_TIMES)))
        for model, source, columns in _ROWS:
            await connection.execute(_insertion(model, source, columns))
        people = f"VALUES ('chengban', {OFFICERS}), ('faguan', {JUDGES})"
        await connection.execute(
            f"INSERT INTO {inspect(Staff).local_table} (id, name, mobile, email) SELECT kind || to_char(n, 'FM00'), kind || n, '', ''"
            f" FROM ({people}) AS people (kind, number), generate_series(1, number) AS n ON CONFLICT DO NOTHING"
        )
        for team, every in _WORKED:
            await connection.execute(
                f"INSERT INTO {team}.outbox (workflow_id, seq, workflow_type, fact, delivered_at)"
                f" SELECT docket, 1, 'case', '{{}}', now FROM loaded WHERE n % {every} = 0"
            )
        await connection.execute("DROP TABLE loaded, loaded_duty")
    await connection.execute("VACUUM ANALYZE")


def _array(rules: list[str]) -> str:
    return "ARRAY['" + "','".join(rules) + "']"


def _insertion(model: type[SQLModel], source: str, columns: dict[str, str]) -> str:
    """A column that is not named is the source's of that name, else its default or, without one, a value of its type."""
    mapper: Any = inspect(model)
    filled = {
        name: columns.get(name) or (name if name in _GIVEN else _filler(field))
        for name, field in model.model_fields.items()
    }
    names = ", ".join(f'"{mapper.attrs[name].columns[0].name}"' for name in filled)
    return f"INSERT INTO {mapper.local_table} ({names}) SELECT {', '.join(filled.values())} FROM {source}"


def _filler(field: Any) -> str:
    if field.is_required() or field.default is PydanticUndefined:
        return _FILLERS.get(get_origin(field.annotation) or field.annotation, "'-'")
    return "NULL" if field.default is None else f"'{field.default}'"
