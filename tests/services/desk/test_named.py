"""What a record names is shown by its name, or as a way to it: nobody reads a number that only the system knows."""

from __future__ import annotations

import json
from pathlib import Path

from services.desk.contract import Contract
from services.intake.clues.models import Clue
from tests.harness import Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, enter, file_case

ID = "0" * 31 + "a"


def test_a_title_speaks_of_the_number_only_where_that_is_shown() -> None:
    contract = Contract(json.loads(Path("docs/api/intake.json").read_text("utf-8")))
    answer = contract.readings["/clues/{clue_id}"].answer
    clue = {"interview": ID, "check_paper": ID, "recorded_by": "lian01", "checked_by": None, "paper": ID}
    said = {
        one.name: (one.title, one.text) for one in contract.shown(answer, clue, {"lian01": "李立安"}).fields
    }
    assert said["interview"] == ("约谈记录", "打开约谈记录")
    assert said["check_paper"] == ("线索核查材料", "打开材料")
    assert (said["recorded_by"], said["checked_by"]) == (("记录人", "李立安"), ("核验人", "—"))


async def test_a_party_is_shown_by_name(court: Court) -> None:
    case = await file_case(court, 9351)
    await assign(court, case)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "lian01"))["parties"]
    debtor = next(one for one in parties if one["role"] == "respondent")
    paper = await enter(court, case, "clue", "wenshu01")
    made = record(Clue, case_number=case, party=parties[0]["id"], respondent_id=debtor["id"], paper=paper)
    await put(court, made)
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/objects/clue/{made.id}")
    assert debtor["name"] in page.words
    assert debtor["id"] not in page.words
    assert "文件编号" not in page.words, "an empty place for a paper speaks of the paper too"
