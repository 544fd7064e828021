"""卷宗评查 on the pages: drawn from the director's work, a fault from the officer's work to its answer (一(二))."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.intake.sampling.rules import checklist
from tests.facts import closed
from tests.harness import CLOCK_START, Court
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

pytestmark = pytest.mark.walk


async def test_a_fault_is_seen_and_answered_where_the_officer_works(court: Court) -> None:
    for seed in (1, 2):
        case = await file_case(court, seed)
        await assign(court, case)
        await closed(court, case)
    await court.sql("UPDATE intake.enforcement_case SET closed_at = $1", CLOCK_START)
    now = await court.advance()
    day, until = CLOCK_START.date().isoformat(), (now + timedelta(days=20)).isoformat()
    scope = {"kind": "执", "closed_from": day, "closed_to": day, "size": 1, "reason": "抽查结案卷宗"}
    round_ = await court.do("POST", "intake", "/dossier-rounds", "zhixiao01", scope | {"finish_by": until})
    await court.advance()
    address = f"/objects/dossier_round/{round_['id']}"
    async with browser(court) as director:
        await director.login("zhongxin01")
        assert address in (await director.get("/")).links.values()
        page = await director.get(address)
        assert "抽取范围的摘要" in page.words
        form = await director.get(f"/acts/intake/draw_dossier_round/{round_['id']}")
        said = form.form("")["fields"] | {"number": "83150246", "_do": "do"}
        drawn = await director.post(f"/acts/intake/draw_dossier_round/{round_['id']}", said)
        assert "已办理" in drawn.words, drawn.words
    chosen = await court.do("GET", "intake", f"/dossier-rounds/{round_['id']}", "zhixiao01")
    (case,) = [one["case_number"] for one in chosen["drawn"]]
    items = [
        {"item": item.value, "verdict": "faulty" if item == "service" else "kept", "words": "缺送达回证"}
        for item in checklist("执")
    ]
    body = {"case_number": case, "items": items, "correct_by": until}
    await court.do("POST", "intake", f"/dossier-rounds/{round_['id']}/reviews", "zhixiao01", body)
    await court.advance()
    (fault,) = await court.listed("intake", f"/cases/{case}/dossier-faults", "chengban01")
    address = f"/objects/dossier_fault/{fault['id']}"
    async with browser(court) as officer:
        await officer.login("chengban01")
        assert address in (await officer.get("/")).links.values()
        page = await officer.get(address)
        for words in ("缺送达回证", "待承办人整改", "答复评查问题"):
            assert words in page.words, words
        form = await officer.get(f"/acts/intake/answer_dossier_fault/{fault['id']}")
        said = form.form("")["fields"] | {"answer": "contested", "words": "回证在第二册第三页", "_do": "do"}
        done = await officer.post(f"/acts/intake/answer_dossier_fault/{fault['id']}", said)
        assert "已办理" in done.words, done.words
        assert "待复查" in (await officer.get(address)).words


async def test_chosen_cases_are_ordered_from_the_page(court: Court) -> None:
    """The quality officer asks for them on a form, the director has them in his work and orders them."""
    now = await court.advance()
    async with browser(court) as quality:
        await quality.login("zhixiao01")
        begun = await quality.get("/lists/dossier_round")
        assert "/acts/intake/open_targeted_round" in begun.links.values()
        form = await quality.get("/acts/intake/open_targeted_round")
        said = form.form("")["fields"] | {
            "kind": "执",
            "closed_from": CLOCK_START.date().isoformat(),
            "closed_to": CLOCK_START.date().isoformat(),
            "officer": "chengban01",
            "reason": "承办人案件专项评查",
            "finish_by": (now + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M"),
            "_do": "do",
        }
        done = await quality.post("/acts/intake/open_targeted_round", said)
        assert "已办理" in done.words, done.words
    await court.advance()
    (round_,) = await court.listed("intake", "/dossier-rounds?selection=targeted", "zhongxin01")
    address = f"/objects/dossier_round/{round_['id']}"
    async with browser(court) as director:
        await director.login("zhongxin01")
        assert address in (await director.get("/")).links.values()
        page = await director.get(address)
        for words in ("专项评查", "待抽取或者批准", "批准专项评查", "不予批准专项评查"):
            assert words in page.words, words
        form = await director.get(f"/acts/intake/order_targeted_round/{round_['id']}")
        said = form.form("")["fields"] | {"_do": "do"}
        done = await director.post(f"/acts/intake/order_targeted_round/{round_['id']}", said)
        assert "已办理" in done.words, done.words
        assert "评查中" in (await director.get(address)).words
