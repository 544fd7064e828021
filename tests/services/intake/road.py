"""The way of a case through intake: filed, assigned, asked to be closed, reviewed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx

from deploy import demo_keys
from deploy.demo.scans import scan
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.intake.people import application


async def file_case(court: Court, seed: int, **changes: Any) -> str:
    """A filed case; its application was received on Friday 2026-02-27."""
    now = await court.advance()
    received = {"received_at": (now - timedelta(days=3)).isoformat()}
    body = application(seed, **received | changes)
    one = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    await court.advance()
    return str(case["case_number"])


async def duties(court: Court, case: str) -> dict[str, Any]:
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return {row["rule_id"]: row for row in rows}


async def assign(court: Court, case: str) -> None:
    body = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", body, If_Match="1")


CLAIM = "102500.00"


BODY = {
    "mode": "fully_enforced",
    "applied_amount": CLAIM,
    "closing_amount": CLAIM,
    "waived_amount": "0.00",
    "recovered_amount": CLAIM,
    "reason": "被执行人已经全部履行完毕。",
}


SUM = ("closing_amount", "结案标的额与放弃标的额之和应等于申请执行标的额")


async def ask(court: Court, case: str, who: str = "chengban01", **changes: str) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/closing-requests", who, BODY | changes)


async def review(
    court: Court, request: str, result: str, who: str = "zhixiao01", seen: str = "1", **more: str
) -> httpx.Response:
    body, path = {"result": result, **more}, f"/closing-requests/{request}/review"
    return await court.call("POST", "intake", path, who, body, If_Match=seen)


async def enter(court: Court, case: str, purpose: str, who: str, words: str = "") -> str:
    """A paper as a file of the case, by id."""
    path, paper = f"/cases/{case}/files?purpose={purpose}", scan(words or f"{purpose}，{who}")
    file = await court.do("POST", "documents", path, who, paper, Content_Type="application/pdf")
    return str(file["id"])


async def lodge(court: Court, application: str, purpose: str, who: str, words: str = "") -> str:
    """A paper as a file of an application, by id."""
    path, paper = f"/applications/{application}/files?purpose={purpose}", scan(words or f"{purpose}，{who}")
    file = await court.do("POST", "documents", path, who, paper, Content_Type="application/pdf")
    return str(file["id"])


REASON = "执行依据由郑州市金水区人民法院作出，被执行人的住所地、财产所在地均在郑州市金水区。"


def unaccepted(ground: str = "other_court", judge: str = "王执行", **changes: Any) -> dict[str, Any]:
    """What a ruling says beside the application: why it is not accepted, and who decides."""
    bench = [{"role": "审判员", "name": judge}, {"role": "书记员", "name": "郑文书"}]
    remedy = "如不服本裁定，可以自裁定书送达之日起十日内向河南省信阳市中级人民法院申请复议。"
    return {"ground": ground, "reason": REASON, "remedy": remedy, "bench": bench} | changes


async def rule(court: Court, application: str, ground: str = "other_court") -> str:
    """The ruling that accepts no application: drafted, reviewed by one judge and signed by another; its id."""
    path = f"/applications/{application}/non-acceptances"
    made = await court.do("POST", "documents", path, "lian01", unaccepted(ground))
    ruling = str(made["id"])
    opinion = {"outcome": "approved", "opinion": "同意"}
    await court.do("POST", "documents", f"/non-acceptances/{ruling}/review", "faguan02", opinion)
    await sign_ruling(court, ruling)
    return ruling


async def sign_ruling(court: Court, ruling: str, who: str = "faguan01") -> dict[str, Any]:
    keys = court.data_dir / "keys"
    await asyncio.to_thread(demo_keys.install, keys, "河南省信阳市浉河区人民法院")
    demo_keys.hand_over(keys, court.data_dir / "authority")
    body = {"passphrase": demo_keys.passphrase(keys, who)}
    await court.do("GET", "documents", f"/non-acceptances/{ruling}", who)
    return dict(await court.do("POST", "documents", f"/non-acceptances/{ruling}/signature", who, body))


async def waive(court: Court, case: str, body: dict[str, Any], who: str = "chengban01") -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/waivers", who, {"kind": "waiver"} | body)


CLUE = "被执行人在平桥区仓储路7号存有一批建材"


async def interview(court: Court, file: dict[str, Any], **own: Any) -> httpx.Response:
    case, now = file["case_number"], await court.advance()
    paper = await court.upload(case, FilePurpose.INTERVIEW_RECORD, "lian01", f"约谈笔录{own}")
    body = {
        "applicant": next(one["id"] for one in file["parties"] if one["role"] == "applicant"),
        "way": "face",
        "held_at": now.isoformat(),
        "paper": paper["id"],
        "opinion": "知悉执行情况和终本的后果",
        "agrees": False,
    }
    return await court.call("POST", "intake", f"/cases/{case}/interviews", "chengban01", body | own)


@asynccontextmanager
async def held(court: Court, team: str) -> AsyncIterator[None]:
    """While the team's relay is cut off: its facts are recorded and wait."""
    await court.sql(
        f"CREATE FUNCTION {team}.held() RETURNS trigger LANGUAGE plpgsql AS"
        " $$BEGIN NEW.next_try_at := clock_timestamp() + interval '1 hour'; RETURN NEW; END$$"
    )
    await court.sql(
        f"CREATE TRIGGER held BEFORE INSERT ON {team}.outbox FOR EACH ROW EXECUTE FUNCTION {team}.held()"
    )
    yield
    await court.sql(f"DROP FUNCTION {team}.held() CASCADE")
    await court.sql(f"UPDATE {team}.outbox SET next_try_at = clock_timestamp() WHERE delivered_at IS NULL")
    await court.sql(f"NOTIFY outbox_{team}")


async def leave_nothing_open(court: Court, case: str) -> None:
    """As if the other teams' duties had been done."""
    await court.sql(
        "UPDATE intake.duty SET state = 'lapsed', next_step = 'none', next_at = NULL"
        " WHERE docket = 'case/' || $1 AND state = 'open' AND rule_id NOT IN ('case.term', 'custody.renewal', 'custody.lapse')",
        case,
    )


async def archive(court: Court, case: str, who: str = "juanzong01") -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/archive", who)
