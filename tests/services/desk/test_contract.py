"""The pages and the six contracts: whatever a service offers has a page, a form and a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.desk.contract import Contract
from services.desk.forms import Field, Form, body_of, filled
from services.desk.objects import IN_CASE, KINDS
from shared.contracts.teams import TEAMS

DOCUMENTS = {
    team: json.loads((Path(__file__).parents[3] / f"docs/api/{team}.json").read_text("utf-8"))
    for team in TEAMS
}
CONTRACTS = {team: Contract(document) for team, document in DOCUMENTS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_list_and_its_page(kind: str) -> None:
    held = KINDS[kind]
    contract = CONTRACTS[held.team]
    assert held.list in contract.readings
    single = [
        path for path in contract.readings if path.rpartition("/")[0] == held.list and path.endswith("}")
    ]
    assert len(single) == 1 if held.read else True
    if kind in IN_CASE:
        assert "/cases/{case_number}" + held.list in contract.readings


@pytest.mark.parametrize("team", TEAMS)
def test_each_code_is_said_in_words(team: str) -> None:
    contract, document = CONTRACTS[team], DOCUMENTS[team]
    unsaid = set()

    def look(schema: Any) -> None:
        if isinstance(schema, dict):
            if isinstance(schema.get("enum"), list):
                unsaid.update(code for code, said in contract.options(schema).items() if said == code)
            for one in schema.values():
                look(one)
        elif isinstance(schema, list):
            for one in schema:
                look(one)

    schemas = document["components"]["schemas"]
    look({name: schema for name, schema in schemas.items() if name not in ("Problem", "FieldFault")})
    look([one.filters for one in contract.operations.values()])
    assert unsaid == set()


def _kinds(fields: list[Field]) -> list[tuple[str, str]]:
    return [
        found
        for one in fields
        for found in ([(one.path, one.kind)] if not one.fields else _kinds(list(one.fields)))
    ]


BY_HAND = {
    ("draft_document", "fields"),  # the page asks by the kind of document
}
"""What a form made from the contract cannot ask for in words."""


def test_each_act_is_a_form() -> None:
    clumsy = {
        (one.id, path)
        for contract in CONTRACTS.values()
        for one in contract.operations.values()
        if one.body is not None and one.method != "GET" and not set(one.offices) <= OUTSIDE
        for path, kind in _kinds(Form(contract, {}, {}, {}).fields(one.body))
        if kind == "json"
    }
    assert clumsy == BY_HAND


OUTSIDE = {
    "outside_court", "query_system", "bank_system", "valuation_system", "platform_system", "notices_system", "service",
}  # fmt: skip


def test_what_is_typed_becomes_what_the_contract_asks_for() -> None:
    contract = CONTRACTS["intake"]
    schema = contract.operations["receive_application"].body
    assert schema
    typed = {
        "principal": ["100000.00"],
        "received_at": ["2026-03-02T10:00"],
        "act_owed": [" "],
        "parties.0.name": ["申城建材"],
        "parties.0.role": ["applicant"],
        "parties.1.name": [""],
        "unknown": ["x"],
        "_do": ["try"],
    }
    assert body_of(contract, {}, schema, typed) == {
        "principal": "100000.00",
        "received_at": "2026-03-02T10:00:00+08:00",
        "parties": [{"name": "申城建材", "role": "applicant"}],
    }


def test_one_more_row_when_it_is_asked_for() -> None:
    contract = CONTRACTS["intake"]
    schema = contract.operations["receive_application"].body
    assert schema
    typed = {"parties.1.name": ["甲"], "_add": ["parties"]}
    parties = next(one for one in Form(contract, {}, typed, {}).fields(schema) if one.path == "parties")
    assert [one.path for one in parties.fields] == ["parties.0", "parties.1", "parties.2"]


def test_what_is_found_out_of_each_item_is_asked_by_its_name_and_not_as_json() -> None:
    contract = CONTRACTS["auction"]
    survey, listing = (contract.operations[one].body for one in ("complete_survey", "draft_listing"))
    assert survey
    assert listing
    offered = {
        "x-purpose": {"f1": "租赁合同"},
        "x-purpose/lease": {"f1": "租赁合同"},
        "x-purpose/inventory": {"f2": "-"},
    }
    faults = {"findings.ownership": "缺少“权属”"}
    fields = Form(contract, offered, {}, faults).fields(survey)
    findings = {one.path: one for one in next(one for one in fields if one.path == "findings").fields}
    assert (findings["findings.ownership"].title, findings["findings.ownership"].fault) == (
        "权属",
        "缺少“权属”",
    )
    lease = {one.path: one for one in findings["findings.lease"].fields}["findings.lease.document"]
    assert (lease.kind, lease.options) == ("choice", {"f1": "租赁合同"})
    typed = {
        "findings.lease.value": ["租至2027年"],
        "findings.lease.document": ["f1"],
        "findings.ownership.unknown_because": [""],
    }
    said = body_of(contract, offered, survey, typed)
    assert said["findings"] == {"lease": {"value": "租至2027年", "document": "f1"}}
    written = {
        "items.contact": ["0376-6600000"],
        "items.property": [" "],
        "special_notices": ["forfeit", "agents"],
    }
    assert body_of(contract, {}, listing, written) == {
        "items": {"contact": "0376-6600000"},
        "special_notices": ["forfeit", "agents"],
    }


def test_a_paper_is_chosen_among_those_entered_as_what_it_must_be() -> None:
    contract = CONTRACTS["funds"]
    schema = contract.operations["record_on_site"].body
    assert schema
    entered = {"x-purpose": {"a": "笔录", "b": "收据"}, "x-purpose/on_site_record": {"a": "笔录"}}
    fields = {one.path: one for one in Form(contract, entered, {}, {}).fields(schema)}
    assert (fields["record"].options, fields["record"].purposes) == ({"a": "笔录"}, ["on_site_record"])
    receipt = fields["applicant_receipt"]
    assert (receipt.kind, receipt.options) == ("choice", {})  # nothing to choose, and no id to be typed
    photos = CONTRACTS["auction"].operations["complete_survey"].body
    assert photos
    (field,) = [
        one for one in Form(CONTRACTS["auction"], entered, {}, {}).fields(photos) if one.path == "photos"
    ]
    assert (field.kind, field.purposes) == ("choices", ["survey_photo"])


def test_an_enclosure_is_a_document_made_here_or_a_paper_that_was_scanned() -> None:
    contract = CONTRACTS["commission"]
    letter = contract.operations["issue_letter"].body
    assert letter
    offered = {
        "document_id": {"d": "协助执行通知书"},
        "x-purpose": {"a": "送达回证", "b": "租赁合同"},
        "x-purpose/service_receipt": {"a": "送达回证"},
    }
    form = Form(contract, offered, {"enclosures.0.kind": ["service_receipt"]}, {}).fields(letter)
    (row,) = next(one for one in form if one.path == "enclosures").fields
    paper = next(one for one in row.fields if one.path == "enclosures.0.document_id")
    assert (paper.kind, paper.options) == ("choice", {"d": "协助执行通知书", "a": "送达回证"})


def test_a_paper_named_by_a_code_is_chosen_as_what_it_must_be() -> None:
    contract = CONTRACTS["auction"]
    schema = contract.operations["hand_over_disposal_papers"].body
    assert schema
    offered = {
        "ruling": {"d": "拍卖裁定书"},
        "x-purpose": {"a": "财产清单", "b": "收据"},
        "x-purpose/inventory": {"a": "财产清单"},
    }
    (papers,) = Form(contract, offered, {}, {}).fields(schema)
    asked = {one.path: one.options for one in papers.fields}
    assert asked["papers.ruling"] == {"d": "拍卖裁定书"}
    assert asked["papers.inventory"] == {"a": "财产清单"}
    assert asked["papers.title"] == {}


def test_what_is_left_empty_is_said_where_that_is_an_answer() -> None:
    """The dossier centre accepts a paper by finding nothing (二(四)2); there may be nobody with a priority right."""
    contract = CONTRACTS["auction"]
    check, survey = (contract.operations[one].body for one in ("check_disposal_papers", "complete_survey"))
    assert check
    assert survey
    waiting = {"papers": {"ruling": "裁定书", "title": "权属证明"}}
    typed = {"papers.ruling": [""], "papers.title": ["不是原件"], "papers.inventory": [""]}
    assert body_of(contract, waiting, check, typed) == {"papers": {"ruling": "", "title": "不是原件"}}
    found = body_of(contract, {}, survey, {})
    assert found["priority_holders"] == []
    assert "surveyors" not in found  # there is always one: it is left to the service to say so


PAPERS = ("文件编号", "材料编号", "证明文件")
ANY_PAPER = {("documents", "hand_over_papers", "file")}
"""Whatever lies in the dossier."""


@pytest.mark.parametrize("team", TEAMS)
def test_each_field_that_names_a_paper_says_as_what_it_was_entered(team: str) -> None:
    """By its title a field names a file of the dossier: the contract says which, or that any will do."""
    contract = CONTRACTS[team]
    unsaid = {
        (team, one.id, name)
        for one in contract.operations.values()
        if one.body is not None and one.method != "GET" and not set(one.offices) <= OUTSIDE
        for name, schema in _properties(contract, one.body)
        if schema.get("title", "").rstrip("）").endswith(PAPERS) and not schema.get("x-purpose")
    }
    assert unsaid == {one for one in ANY_PAPER if one[0] == team}


def _properties(contract: Contract, schema: Any) -> list[tuple[str, Any]]:
    schema = contract.resolved(schema)
    inner = schema.get("items") or schema.get("additionalProperties")
    found = _properties(contract, inner) if isinstance(inner, dict) else []
    for name, one in schema.get("properties", {}).items():
        found += [(name, contract.resolved(one)), *_properties(contract, one)]
    return found


def test_a_fault_stands_at_its_field() -> None:
    contract = CONTRACTS["intake"]
    schema = contract.operations["receive_application"].body
    assert schema
    faults = {"parties.0.identity": "校验码不符", "principal": "必填项缺失"}
    fields = Form(contract, {}, {"parties.0.name": ["甲"]}, faults).fields(schema)
    parties = next(one for one in fields if one.path == "parties")
    assert next(one for one in fields if one.path == "principal").fault == "必填项缺失"
    at = {one.path: one.fault for one in parties.fields[0].fields}
    assert at["parties.0.identity"] == "校验码不符"
    assert at["parties.0.name"] == ""


def test_a_record_fills_its_form() -> None:
    record = {
        "name": "甲",
        "agreed": True,
        "none": None,
        "list": ["a", "b"],
        "in": {"at": 1},
        "rows": [{"x": "y"}],
    }
    assert filled(record) == {
        "name": ["甲"],
        "agreed": ["true"],
        "list": ["a", "b"],
        "in.at": ["1"],
        "rows.0.x": ["y"],
    }
