"""The demo court's staff and the outside systems, each with its office; and the limits that its president has confirmed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from shared.law.rulebook import DUTIES
from shared.values.roles import Office

STAFF: dict[str, tuple[str, tuple[Office, ...]]] = {
    "lian01": ("李立安", (Office.FILING_CLERK,)),
    "jiedai01": ("陈接待", (Office.RECEPTION_CLERK,)),
    "faguan01": ("王执行", (Office.JUDGE, Office.PANEL_MEMBER)),
    "faguan02": ("赵评议", (Office.JUDGE, Office.PANEL_MEMBER)),
    "faguan03": ("孙合议", (Office.JUDGE, Office.PANEL_MEMBER)),
    "chengban01": ("刘承办", (Office.HANDLING_OFFICER,)),
    "chengban02": ("周承办", (Office.HANDLING_OFFICER,)),
    "tuandui01": ("吴团队", (Office.TEAM_LEADER,)),
    "wenshu01": ("郑文书", (Office.DOCUMENT_CLERK,)),
    "chakong01": ("冯查控", (Office.CUSTODY_OFFICER,)),
    "chakong02": ("褚查控", (Office.CUSTODY_OFFICER,)),
    "weituo01": ("卫委托", (Office.COMMISSION_OFFICER,)),
    "wangpai01": ("蒋网拍", (Office.AUCTION_OFFICER,)),
    "ankuan01": ("沈案款", (Office.FUNDS_OFFICER,)),
    "zhixiao01": ("韩质效", (Office.QUALITY_OFFICER,)),
    "juanzong01": ("杨卷宗", (Office.DOSSIER_KEEPER,)),
    "juzhang01": ("朱局长", (Office.BUREAU_DIRECTOR,)),
    "fujuzhang01": ("秦副局", (Office.BUREAU_DEPUTY,)),
    "yuanzhang01": ("尤院长", (Office.PRESIDENT,)),
    "zhuguan01": ("许主管", (Office.LEADER_IN_CHARGE,)),
    "zhongxin01": ("何中心", (Office.COMMAND_CENTRE_DIRECTOR,)),
    "caiwu01": ("吕财务", (Office.FINANCE_HEAD,)),
    "chuna01": ("施出纳", (Office.CASHIER,)),
    "jijian01": ("张纪检", (Office.DISCIPLINE_INSPECTOR,)),
    "guanli01": ("孔管理", (Office.ADMINISTRATOR,)),
    "system:query": ("网络查控系统", (Office.QUERY_SYSTEM,)),
    "system:bank": ("案款银行", (Office.BANK_SYSTEM,)),
    "system:valuation": ("询价评估系统", (Office.VALUATION_SYSTEM,)),
    "system:platform": ("网络司法拍卖平台", (Office.PLATFORM_SYSTEM,)),
    "system:notices": ("通知送达系统", (Office.NOTICES_SYSTEM,)),
    "system:court": ("受托法院系统", (Office.OUTSIDE_COURT,)),
}
SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def called(staff_id: str) -> str:
    """Office and name."""
    name, offices = STAFF[staff_id]
    return f"{offices[0].label} {name}"


async def install(connection: Any, clock_start: datetime | None) -> None:
    """Put the staff into a new installation, and its clock to `clock_start`; nothing in one that has staff.

    The limits that no text gives are confirmed, so that they can be late.
    """
    if (await connection.execute(text("SELECT 1 FROM court.staff LIMIT 1"))).first():
        return
    for number, (staff_id, (name, offices)) in enumerate(STAFF.items()):
        await connection.execute(
            text("INSERT INTO court.staff (id, name, mobile) VALUES (:id, :name, :mobile)"),
            {"id": staff_id, "name": name, "mobile": f"139{number:08}"},
        )
        for office in offices:
            await connection.execute(
                text(
                    "INSERT INTO court.appointment (id, staff_id, office, since) VALUES (:id, :staff, :office, :since)"
                ),
                {"id": f"{staff_id}/{office}", "staff": staff_id, "office": office.value, "since": SINCE},
            )
    if clock_start is not None:
        await connection.execute(
            text("UPDATE court.clock SET shift = :start - clock_timestamp()"), {"start": clock_start}
        )
    for rule, duty in DUTIES.items():
        if duty.filled_in:
            await connection.execute(
                text(
                    "INSERT INTO intake.rule_reading"
                    " (id, rule_id, rule_version, stands, decided_on, reason, said_by, said_at) VALUES"
                    " (:rule, :rule, :version, true, CAST(:day AS date), '演示法院院长办公会纪要', 'yuanzhang01', CAST(:day AS date))"
                ),
                {"rule": rule, "version": duty.version, "day": duty.since},
            )
