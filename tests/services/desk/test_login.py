"""Login over the issuer, what a session is, and how it ends: for whoever sits there, and for whoever would like to."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from fastapi import Request, Response

from services.desk.session import Cookies, Held, Session
from shared.platform.settings import Settings
from shared.values.roles import Office
from tests.harness import Court
from tests.records import appoint
from tests.services.desk.browser import browser, form_token, query_of


async def test_one_picks_a_person_and_comes_back_to_the_page_one_wanted(court: Court) -> None:
    async with browser(court) as one:
        page = await one.login("chengban01", "/?view=waiting")
        assert (page.status, page.answer.url.path) == (200, "/")
        assert page.answer.url.query == b"view=waiting"
        assert "刘承办" in page.words
        assert "承办人" in page.words
        assert (await one.get("/")).status == 200


async def test_the_cookie_is_sealed_and_no_script_reads_it(court: Court) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        token = await court.token("chengban01")
        answer = await one.http.get("/")
        kept = answer.headers["set-cookie"]
        assert "HttpOnly" in kept
        assert "samesite=lax" in kept.lower()
        assert token.split(".")[1][:20] not in kept
        assert "chengban01" not in kept
        assert answer.headers["cache-control"] == "no-store"


async def test_a_changed_or_invented_cookie_is_nobody(court: Court) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        sealed = one.http.cookies["jiyue"]
        for other in (sealed[:-6] + "AAAAAA", "x", ""):
            one.http.cookies.clear()
            answer = await one.http.get("/", headers={"Cookie": f"jiyue={other}"}, follow_redirects=False)
            assert (answer.status_code, answer.headers["location"][:6]) == (303, "/login")


def test_a_session_ends_when_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    config = Settings(desk_key="k" * 32, url_desk="https://desk.court", desk_idle_minutes=30)
    cookies = Cookies(config)
    answer = Response()
    now = 1_790_000_000
    monkeypatch.setattr("time.time", lambda: now)
    session = Session(subject="faguan01", token="t", name="王执行", held=[Held(office=Office.JUDGE)])
    cookies.keep(answer, session)
    header = answer.headers["set-cookie"]
    assert "Secure" in header
    asked = Request({"type": "http", "headers": [(b"cookie", header.split(";")[0].encode())]})
    monkeypatch.setattr("time.time", lambda: now + 30 * 60 - 1)
    assert cookies.session(asked) == session
    monkeypatch.setattr("time.time", lambda: now + 30 * 60 + 1)
    assert cookies.session(asked) is None
    assert Cookies(Settings(desk_key="l" * 32)).session(asked) is None


async def test_a_code_serves_once_and_only_the_browser_that_left_for_it(court: Court) -> None:
    async with browser(court) as one, browser(court) as thief:
        form = (await one.get("/")).form("authorize")["fields"]
        answer = await one.http.post(
            f"{court.urls['sandbox']}/oidc/authorize",
            data=form | {"staff_id": "juzhang01"},
            follow_redirects=False,
        )
        back = answer.headers["location"]
        stolen = await thief.http.get(back)
        assert stolen.status_code == 401
        await thief.get("/")  # now he has left for the issuer as well, with a state and a verifier of his own
        assert (await thief.http.get(back)).status_code == 401
        own = query_of(str((await thief.get("/")).answer.url))["state"]
        forced = await thief.http.get(back.replace(form["state"], own))
        assert forced.status_code == 401
        assert "请重新登录" in forced.text
        assert (await one.http.get(back)).status_code == 401  # and the code is spent
        assert (await one.get("/")).answer.url.path == "/oidc/authorize"


async def test_a_code_without_the_desks_secret_is_worth_nothing(court: Court) -> None:
    async with browser(court) as one:
        form = (await one.get("/")).form("authorize")["fields"]
        answer = await one.http.post(
            f"{court.urls['sandbox']}/oidc/authorize",
            data=form | {"staff_id": "juzhang01"},
            follow_redirects=False,
        )
        code = query_of(answer.headers["location"])["code"]
        token = await one.http.post(
            f"{court.urls['sandbox']}/oidc/token",
            data={"grant_type": "authorization_code", "code": code, "code_verifier": "x" * 43},
        )
        assert token.status_code == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"redirect_uri": "https://elsewhere.example/login/callback"},
        {"code_challenge_method": "plain"},
        {"code_challenge": ""},
        {"client_id": "other"},
        {"staff_id": "system:bank"},
    ],
)
async def test_the_issuer_sends_nobody_elsewhere(court: Court, changed: dict[str, str]) -> None:
    async with browser(court) as one:
        form = (await one.get("/")).form("authorize")["fields"] | {"staff_id": "juzhang01"} | changed
        answer = await one.http.post(
            f"{court.urls['sandbox']}/oidc/authorize", data=form, follow_redirects=False
        )
        assert answer.status_code in (400, 401)
        assert "location" not in answer.headers


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"]
)
async def test_a_link_smuggles_nobody_elsewhere_after_the_login(court: Court, wanted: str) -> None:
    async with browser(court) as one:
        form = (await one.get("/login", wanted=wanted)).form("authorize")["fields"]
        page = await one.post(f"{court.urls['sandbox']}/oidc/authorize", form | {"staff_id": "chengban01"})
        assert str(page.answer.url) == court.urls["desk"] + "/"


async def test_logout_ends_it_and_needs_the_form_of_the_page(court: Court) -> None:
    async with browser(court) as one:
        page = await one.login("chengban01")
        refused = await one.post("/logout", {})
        assert refused.status == 403
        assert (await one.get("/")).answer.url.path == "/"
        left = await one.post("/logout", {"_form": form_token(page)})
        assert (left.status, left.answer.url.path) == (200, "/logged-out")
        assert urlsplit(str((await one.get("/")).answer.url)).path == "/oidc/authorize"


async def test_a_form_of_somebody_else_who_was_logged_in_before_is_refused(court: Court) -> None:
    async with browser(court) as one:
        of_officer = form_token(await one.login("chengban01"))
        await one.post("/logout", {"_form": of_officer})
        await one.login("faguan01")
        refused = await one.post("/logout", {"_form": of_officer})
        assert refused.status == 403
        assert "表单不是以现在登录的身份打开的" in refused.words


async def test_a_form_sent_after_the_session_says_so_and_does_nothing(court: Court) -> None:
    async with browser(court) as one:
        page = await one.login("chengban01")
        one.http.cookies.clear()
        ended = await one.post("/logout", {"_form": form_token(page)})
        assert ended.status == 401
        assert "没有办理" in ended.words


async def test_no_script_and_nothing_from_elsewhere(court: Court) -> None:
    async with browser(court) as one:
        page = await one.login("chengban01")
        policy = page.answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert not page.scripts
        gone = await one.get("/nowhere")
        assert gone.status == 404
        assert "没有这个页面" in gone.words
        assert gone.answer.headers["content-security-policy"] == policy
        assert (await one.http.get("/desk.css")).headers["content-type"].startswith("text/css")


async def test_what_was_typed_outlives_the_session_but_for_the_passphrase(court: Court) -> None:
    address = "/acts/intake/receive_application"
    evil = '"><script>alert(1)</script>刘某'
    async with browser(court) as one:
        await one.login("lian01")
        form = (await one.get(address)).form("")["fields"] | {"parties.0.name": evil, "_do": "try"}
        one.http.cookies.clear()
        ended = await one.post(address, form | {"passphrase": "geheim"})
        assert ended.status == 401
        kept = ended.form(address)["fields"]
        assert kept == form
        assert "geheim" not in ended.html
        assert not [tag for tag, _ in ended.tags if tag == "script"]
        assert (await one.post(address, kept)).status == 401  # nobody is logged in yet
        await one.login("lian01")
        again = await one.post(address, kept)
        assert again.status == 422
        assert again.form("")["fields"]["parties.0.name"] == evil
        one.http.cookies.clear()
        await one.login("wenshu01")
        assert (await one.post(address, kept)).status == 403  # the form is that of another


async def test_who_has_several_offices_chooses_the_one_in_which_he_acts(court: Court) -> None:
    (row,) = await court.sql("SELECT court.now() AS now")
    await appoint(court, "liangzhi01", "filing_clerk", row["now"])
    await appoint(court, "liangzhi01", "document_clerk", row["now"], deputy_for="wenshu01")
    async with browser(court) as one:
        page = await one.login("liangzhi01", "/lists")
        assert "全部职务（2）" in page.words
        form = page.form("/acting-as")["fields"]
        assert form["wanted"] == "/lists"
        assert sorted(page.chosen("office")) == ["document_clerk/wenshu01", "filing_clerk"]
        file_case = "/acts/intake/receive_application"
        assert (await one.get(file_case)).status == 200
        chosen = await one.post("/acting-as", form | {"office": "document_clerk/wenshu01"})
        assert chosen.answer.url.path == "/lists"
        page = await one.get("/")  # it stays chosen
        assert page.form("/acting-as")["fields"]["office"] == "document_clerk/wenshu01"
        back = await one.post("/acting-as", page.form("/acting-as")["fields"] | {"office": ""})
        assert back.form("/acting-as")["fields"].get("office", "") == ""
        refused = await one.post("/acting-as", form | {"office": "judge"})
        assert refused.status == 422
        assert "没有担任所选的职务" in refused.words
    async with browser(court) as one:
        page = await one.login("wenshu01")
        assert "acting-as" not in page.html  # nothing to choose
        assert "文书制作专员" in page.words
