"""Help: no page without what it is for, no word of it made up, the rulebook as everybody reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

import services.desk
from services.desk.about import PAGES, TERMS, WORDLESS
from shared.law.rulebook import DUTIES
from tests.harness import Court
from tests.services.desk.browser import browser

TEMPLATES = Path(services.desk.__file__).parent / "templates"


def test_each_page_says_what_it_is_for_in_two_sentences() -> None:
    shown = {path.name.removesuffix(".html.j2") for path in TEMPLATES.glob("*.j2")} - {
        "base",
        "parts",
        "fields",
    }
    assert shown - set(WORDLESS) == set(PAGES)
    for one in PAGES.values():
        assert one.words.endswith("。")
        assert one.words.count("。") == 2, one.title


def test_each_term_is_explained_once_and_in_its_place() -> None:
    names = [one.name for one in TERMS]
    assert len(set(names)) == len(names)
    assert all(one.words.endswith("。") for one in TERMS)


@pytest.mark.parametrize("path", ["/help", "/help/glossary", "/rulebook", "/duties"])
async def test_everybody_is_helped(court: Court, path: str) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get(path)
        assert page.status == 200, page.words
        assert "本页用途：" in page.words
        assert len(page.answer.content) < 150 * 1024
        assert not page.scripts


async def test_the_rulebook_shows_each_clause_and_is_searched(court: Court) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get("/rulebook")
        batch = DUTIES["documents.initial_batch"]
        assert f"共 {len(DUTIES)} 项" in page.words
        for said in (batch.title, batch.article, batch.text, batch.within.label, batch.owner.label):
            assert said in page.words
        found = await one.get("/rulebook", q="首批文书")
        assert batch.title in found.words
        assert "共 1 项" in found.words or len(found.words) < len(page.words)
        assert "没有这样的规则" in (await one.get("/rulebook", q="<b>没有")).words


async def test_the_board_is_offered_to_leaders_alone(court: Court) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        assert "办案总览" not in (await one.get("/")).links
        refused = await one.get("/board")
        assert refused.status == 403
        assert "灯色：按业务和条款" not in refused.words
    async with browser(court) as one:
        await one.login("juzhang01")
        assert (await one.get("/")).links["办案总览"] == "/board"
