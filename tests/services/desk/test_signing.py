"""待我签发: read one by one, signed in one round; what was not opened is not in it, whoever ticks it."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from tests.harness import Court
from tests.services.desk.browser import Page, browser
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

TITLE = "执行裁定书"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> dict[str, Any]:
    await road.install_keys(court)
    filed = await road.filed_case(court, 941)
    await road.assign(court, filed)
    return filed


async def drafted(court: Court, case: dict[str, Any], **changes: Any) -> str:
    fields = SAMPLES["freezing_ruling"] | road.sides(case) | changes.pop("fields", {})
    body = {"kind": "freezing_ruling", "fields": fields} | changes
    path = f"/cases/{case['case_number']}/documents"
    made = str((await court.do("POST", "documents", path, "wenshu01", body))["id"])
    await road.verify(court, made)
    return made


async def waiting(court: Court, case: dict[str, Any]) -> str:
    """A ruling that waits for its judge's signature."""
    made = await drafted(court, case)
    await road.review(court, made)
    return made


def ticked(page: Page) -> list[str]:
    return [str(given["value"]) for _, given in page.tags if given.get("name") == "document"]


async def _state(court: Court, document: str) -> str:
    (row,) = await court.sql("SELECT state FROM documents.document WHERE id = $1", document)
    return str(row["state"])


@pytest.mark.walk
async def test_only_what_was_opened_is_in_the_round_and_the_passphrase_is_nowhere(
    court: Court, case: dict[str, Any]
) -> None:
    made = [await waiting(court, case) for _ in range(2)]
    secret = road.passphrase(court, "faguan01")
    async with browser(court) as one:
        await one.login("faguan01")
        first = await one.get("/")
        assert "/signing" in first.links.values(), first.words
        room = await one.get("/signing")
        assert ticked(room) == []
        assert room.html.count("须由签发人本人打开该文书") == 2
        paper = await one.get(f"/signing/{made[0]}")
        assert f"/papers/{made[0]}" in [
            str(given.get("src")).partition("#")[0] for tag, given in paper.tags if tag == "iframe"
        ]
        assert paper.links["下一件"] == f"/signing/{made[1]}"
        assert "执行申请书及立案材料" in paper.words  # with what it was compared
        room = await one.get("/signing")
        assert ticked(room) == [made[0]]
        form = room.form("")["fields"]
        wrong = await one.post("/signing", form | {"document": made[0], "passphrase": "geheim-und-falsch"})
        assert wrong.status == 403
        assert "geheim-und-falsch" not in wrong.html
        sent: dict[str, Any] = form | {"document": made, "passphrase": secret}
        done = await one.post("/signing", sent)  # the second is ticked by hand: it was not opened
        assert "已签发 1 件，没有签发 1 件" in done.words
        assert "签发人还没有打开该文书" in done.words
        assert secret not in done.html + str(dict(one.http.cookies))
        again = await one.post("/signing", sent)
        assert "已签发 1 件，没有签发 1 件" in again.words
    assert [await _state(court, document) for document in made] == ["sealed", "reviewed"]
    signed = "SELECT 1 FROM documents.audit WHERE subject = $1 AND action = 'document.sign'"
    assert len(await court.sql(signed, made[0])) == 1


@pytest.mark.walk
async def test_what_differs_from_the_returned_draft_is_marked(court: Court, case: dict[str, Any]) -> None:
    first = await drafted(court, case)
    back = {"outcome": "returned", "opinion": "冻结期限有误"}
    await court.do("POST", "documents", f"/documents/{first}/review", "juzhang01", back)
    asset = SAMPLES["freezing_ruling"]["assets"][0]
    changed = {"fields": {"assets": [asset | {"holder": "另一登记名义"}]}}
    second = await drafted(court, case, redraft_of=first, **changed)
    async with browser(court) as one:
        await one.login("juzhang01")
        page = await one.get(f"/signing/{second}")
        assert page.status == 200, page.words
        assert "退回意见：冻结期限有误" in page.words
        assert page.words.count("与上一稿不同") == 1
        assert page.words.count("上一稿：") == 1
        unchanged = await one.get(f"/signing/{first}")
        assert "与上一稿不同" not in unchanged.words


async def test_nobody_else_reads_or_signs_there(court: Court, case: dict[str, Any]) -> None:
    made = await waiting(court, case)
    async with browser(court) as one:
        await one.login("faguan02")
        assert ticked(await one.get("/signing")) == []
        assert (await one.get(f"/signing/{made}")).status == 403
        token = (await one.get("/help")).form("/logout")["fields"]["_form"]
        form = {"_key": "k-941", "document": made, "passphrase": road.passphrase(court, "faguan02")}
        refused = await one.post("/signing", form | {"_form": token})
        assert "没有签发 1 件" in refused.words
        assert (await one.post("/signing", form | {"_form": "0" * 64})).status == 403
    assert await _state(court, made) == "reviewed"


@pytest.mark.walk
async def test_who_reviews_one_document_of_a_case_that_is_not_open_to_him_reads_its_page(
    court: Court, case: dict[str, Any]
) -> None:
    """Another judge than the case's (二(一)4)."""
    fields = SAMPLES["auction_ruling"] | road.sides(case)
    path = f"/cases/{case['case_number']}/documents"
    body = {"kind": "auction_ruling", "fields": fields}
    made = (await court.do("POST", "documents", path, "faguan01", body))["id"]
    await road.verify(court, made, "faguan01")
    async with browser(court) as one:
        await one.login("faguan02")
        page = await one.get(f"/objects/document/{made}")
        assert page.status == 200, page.words
        assert "审核文书" in page.links
