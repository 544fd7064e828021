"""The kinds of documents with what each must say, as a page asks for them before anything is typed."""

from __future__ import annotations

from services.documents.drafting.kinds import KINDS
from tests.harness import Court


async def test_each_kind_says_its_fields_with_their_labels_and_articles(court: Court) -> None:
    kinds = await court.do("GET", "documents", "/document-kinds", "wenshu01")
    assert [kind["code"] for kind in kinds] == list(KINDS)
    (ruling,) = [kind for kind in kinds if kind["code"] == "freezing_ruling"]
    assert (ruling["title"], ruling["signer"]) == ("执行裁定书", "judge")
    (limit,) = [field for field in ruling["fields"] if field["name"] == "limit"]
    assert (limit["label"], limit["form"]) == ("查封、冻结的限额", "money")
    assert "查封扣押冻结" in limit["article"]
    assert all(column["label"] for kind in kinds for field in kind["fields"] for column in field["columns"])
