"""The pages over a court in the middle of its work: for every office, for strangers and thieves, with a team stopped."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_staff import STAFF
from services.desk.app import create_app
from services.desk.objects import KINDS
from shared.platform.settings import settings
from shared.values.roles import is_outside_system
from tests.harness import Court
from tests.services.desk.browser import Browser, Page, browser, form_token
from tests.services.documents import road as documents
from tests.services.intake.people import application

PEOPLE = [one for one in STAFF if not is_outside_system(one)]
EVIL = '"><img src=x onerror=alert(1)>刘𠮷\u202e喆'


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(court: Court) -> dict[str, Any]:
    """An application lies unfiled; a case has its drafts."""
    await documents.install_keys(court)
    waiting = await court.do("POST", "intake", "/applications", "lian01", application(901))
    case = await documents.filed_case(court, 902)
    await documents.receive(court, case, "applicant", consent=True)
    await documents.assign(court, case)
    drafts = await documents.draft_batch(court, case)
    return {"application": waiting["id"], "case": case["case_number"], "document": drafts[0]["document_id"]}


def _stands(page: Page) -> None:
    """Answered, or refused with a reason; and no script in it but ours."""
    assert page.status in (200, 403, 404, 409, 422), page.words
    assert page.answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert not page.scripts
    if page.status != 200:
        assert ("section", {"class": "problem", "role": "alert"}) in page.tags
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))


@pytest.mark.walk
@pytest.mark.parametrize("who", PEOPLE)
async def test_the_day_begins_for_every_office(court: Court, filled: dict[str, Any], who: str) -> None:
    async with browser(court) as one:
        _stands(await one.login(who))
        _stands(await one.get(f"/cases/{filled['case']}"))


@pytest.mark.walk
@pytest.mark.parametrize("who", ["chengban01", "lian01", "guanli01", "zhixiao01"])
async def test_every_page(court: Court, filled: dict[str, Any], who: str) -> None:
    async with browser(court) as one:
        await one.login(who)
        for path in (
            "/?view=waiting",
            "/?view=done",
            "/cases?light=red",
            f"/objects/application/{filled['application']}",
            f"/objects/document/{filled['document']}",
            "/search?q=申城",
            "/objects/asset/none",
            f"/acts/intake/assign_case/{filled['case']}?case={filled['case']}",
        ):
            _stands(await one.get(path))


@pytest.mark.parametrize("kind", KINDS)
async def test_every_list(court: Court, filled: dict[str, Any], kind: str) -> None:
    async with browser(court) as one:
        await one.login("guanli01" if kind in ("staff", "signing_key") else "juzhang01")
        _stands(await one.get(f"/lists/{kind}"))


async def test_what_waits_leads_to_where_it_is_done(court: Court, filled: dict[str, Any]) -> None:
    async with browser(court) as one:
        page = await one.login("wenshu01")
        assert "核对文书" in page.links
        document = await one.get(page.links["核对文书"])
        assert (document.status, document.answer.url.path.rpartition("/")[0]) == (200, "/objects/document")
        act = await one.get(document.links["核对文书"])
        assert act.status == 200
        paper = await one.http.get(f"/papers/{filled['document']}")
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.headers["x-content-type-options"] == "nosniff"
        assert paper.content.startswith(b"%PDF")


async def _filed(one: Browser, address: str) -> tuple[Page, dict[str, str]]:
    form = (await one.get(address)).form("")["fields"]
    tried = await one.post(address, form | {"_do": "try"})
    return tried, form


async def test_an_act_is_tried_first_and_done_once_however_often_it_is_sent(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(903))
    address = f"/acts/intake/file_case/{made['id']}"
    async with browser(court) as one:
        await one.login("lian01")
        tried, form = await _filed(one, address)
        assert "可以办理。确认后将会" in tried.words
        held = await court.do("GET", "intake", f"/applications/{made['id']}", "lian01")
        assert held["case_number"] is None
        first = await one.post(address, form | {"_do": "do"})
        again = await one.post(address, form | {"_do": "do"})
        assert "已办理：决定立案" in first.words
        assert first.words == again.words
        filed = await court.do("GET", "intake", f"/applications/{made['id']}", "lian01")
        assert filed["case_number"] in first.words
        refused = await one.post(address, (await one.get(address)).form("")["fields"] | {"_do": "do"})
        assert refused.status == 409


async def test_faults_stand_at_their_fields_and_what_was_typed_stays(court: Court) -> None:
    address = "/acts/intake/receive_application"
    async with browser(court) as one:
        await one.login("lian01")
        form = (await one.get(address)).form("")["fields"]
        page = await one.post(address, form | {"_do": "try", "instrument_court": EVIL})
        assert page.status == 422
        wrong = {given["id"] for _, given in page.tags if given.get("aria-invalid") == "true"}
        assert {"instrument_number", "principal", "effective_on"} <= wrong
        assert page.form("")["fields"]["instrument_court"] == EVIL
        assert not [given for tag, given in page.tags if tag == "img"]


async def test_a_name_with_markup_is_a_name(court: Court) -> None:
    body = application(904)
    body["instrument_court"] = EVIL.replace("\u202e", "")
    made = await court.do("POST", "intake", "/applications", "lian01", body)
    filed = await court.do("POST", "intake", f"/applications/{made['id']}/filing", "lian01")
    async with browser(court) as one:
        await one.login("zhixiao01")
        page = await one.get(f"/cases/{filed['case_number']}")
        assert body["instrument_court"] in page.words
        assert not [given for tag, given in page.tags if tag == "img"]
        page = await one.get("/search", q=EVIL)
        assert page.status == 200
        assert EVIL in page.words
        assert not [given for tag, given in page.tags if tag == "img"]


async def test_a_form_without_its_token_does_nothing(court: Court, filled: dict[str, Any]) -> None:
    address = f"/acts/intake/file_case/{filled['application']}"
    async with browser(court) as one:
        await one.login("lian01")
        form = (await one.get(address)).form("")["fields"]
        for token in ("", "0" * 64):
            refused = await one.post(address, form | {"_form": token, "_do": "do"})
            assert refused.status == 403
        held = await court.do("GET", "intake", f"/applications/{filled['application']}", "lian01")
        assert held["case_number"] is None


async def test_whoever_does_not_work_on_a_case_says_why_he_opens_it(
    court: Court, filled: dict[str, Any]
) -> None:
    at = f"/cases/{filled['case']}"
    async with browser(court) as one:
        await one.login("faguan02")
        page = await one.get(at)
        assert "本案没有对您开放" in page.words
        assert "证件号码" not in page.words
        form = page.form("/acts/intake/open_case")
        unsaid = await one.post(form["action"], form["fields"] | {"_do": "do"})
        assert unsaid.status == 422
        done = await one.post(form["action"], form["fields"] | {"reason": "panel", "_do": "do"})
        assert done.status == 200, done.words
        opened = await one.get(at)
        assert "证件号码" in opened.words
        assert "为什么是这一天" in opened.words
        readers = await court.do("GET", "intake", f"{at}/readers?limit=20", "chengban01")  # the newest
        assert "faguan02" in {row["person"] for row in readers["items"]}


async def test_a_stopped_team_says_so_in_its_place(
    court: Court, filled: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        cookies = dict(one.http.cookies)
    gone = {
        f"JIYUE_URL_{team}": court.urls[team.lower()]
        for team in ("INTAKE", "DOCUMENTS", "CUSTODY", "COMMISSION", "AUCTION")
    }
    set_up = {
        "JIYUE_MODE": "sandbox",
        "JIYUE_ISSUER_URL": f"{court.urls['sandbox']}/oidc",
        "JIYUE_URL_DESK": court.urls["desk"],
        "JIYUE_DESK_KEY": "only-for-tests".ljust(32, "."),
        "JIYUE_URL_FUNDS": "http://127.0.0.1:9",
    }
    for name, value in {**gone, **set_up}.items():
        monkeypatch.setitem(os.environ, name, value)
    settings.cache_clear()
    app = create_app()
    settings.cache_clear()
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://desk", cookies=cookies) as http,
    ):
        for path in ("/", f"/cases/{filled['case']}"):
            page = Page(await http.get(path))
            assert page.status == 200
            assert "“执行案款”没有按时应答" in page.words
        assert "为什么是这一天" in page.words
        alone = Page(await http.get("/lists/payout"))
        assert alone.status == 503
        assert "没有按时应答" in alone.words


async def test_a_document_is_asked_for_by_its_kind(court: Court, filled: dict[str, Any]) -> None:
    address = f"/acts/documents/draft_document/{filled['case']}?case={filled['case']}"
    async with browser(court) as one:
        await one.login("wenshu01")
        first = await one.get(address)
        assert "fields" not in str(first.form("")["fields"])
        form = first.form("")["fields"] | {"kind": "assistance_notice", "_add": "fields"}
        second = await one.post(address, form)
        asked = second.form("")["fields"]
        assert asked["kind"] == "assistance_notice"
        assert "fields.cause" in asked
        tried = await one.post(address, asked | {"_do": "try"})
        assert tried.status in (409, 422)
        assert tried.form("")["fields"]["kind"] == "assistance_notice"
        wrong = {given["id"] for _, given in tried.tags if given.get("aria-invalid") == "true"}
        assert "fields.cause" in wrong


async def test_the_components_are_shown(court: Court) -> None:
    async with browser(court) as one:
        await one.login("guanli01")
        page = await one.get("/styleguide")
        _stands(page)
        assert page.status == 200


async def test_a_draft_comes_back_as_it_was_with_all_its_rows_and_under_its_own_key(court: Court) -> None:
    """What the script sends when somebody goes on with what a lost connection has cut short."""
    address = "/acts/intake/receive_application"
    async with browser(court) as one:
        await one.login("lian01")
        fresh = await one.get(address)
        assert ("body", "lian01") in [(tag, given.get("data-person")) for tag, given in fresh.tags]
        (bar,) = [given for tag, given in fresh.tags if given.get("id") == "draft"]
        assert "hidden" in bar
        typed = {
            "_key": "k" * 32,
            "parties.2.name": "第三人某某",
            "instrument_number": "（2025）豫1502民初901号",
        }
        back = await one.post(address, {"_form": form_token(fresh), "_add": "", **typed})
        fields = back.form("")["fields"]
        assert {name: fields[name] for name in typed} == typed
        assert "parties.3.name" not in fields
        assert not back.scripts
