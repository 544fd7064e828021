"""Why this date? The duty shows the words that it rests on."""

from __future__ import annotations

from tests.harness import Court
from tests.services.intake.road import duties, file_case


async def test_a_duty_shows_the_operative_words_of_its_clause(court: Court) -> None:
    owed = await duties(court, await file_case(court, 8))
    notice = owed["documents.enforcement_notice"]
    assert notice["article"] == "民诉法解释第四百八十条"
    assert notice["text"] == "人民法院应当在收到申请执行书或者移交执行书后十日内发出执行通知。"
