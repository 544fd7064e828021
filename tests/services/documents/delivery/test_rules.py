"""Where a document is sent (二(一)6, 民事诉讼法第九十条), and what a receipt proves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.documents.delivery import rules
from services.documents.delivery.rules import Way
from services.documents.dossier import rules as dossier
from shared.contracts.intake.records import PartyRecord, ReceptionRecord
from shared.gateways.wire import CLOCKS_DIFFER
from shared.values.refusal import Problem


def party(role: str = "respondent", kind: str = "natural", **addresses: str) -> PartyRecord:
    blank = {"household_address": "户籍", "residence_address": "暂住", "registered_address": "工商"}
    other = dict.fromkeys(("name", "identity", "mobile", "payee_bank", "payee_account"), "某")
    return PartyRecord.model_validate({"id": "p", "role": role, "kind": kind} | other | blank | addresses)


def confirmed(*, consent: bool) -> ReceptionRecord:
    return ReceptionRecord(
        id="r",
        party_id="p",
        confirmed_address="确认地址",
        confirmed_mobile="13800000000",
        electronic_consent=consent,
    )


@pytest.mark.parametrize(
    ("whom", "reception", "ways"),
    [
        (party(), confirmed(consent=True), [Way("electronic", "13800000000")]),
        (party(), confirmed(consent=False), [Way("post", "确认地址")]),
        (party(), None, [Way("post", "户籍"), Way("post", "暂住"), Way("post", "工商")]),
        (party(residence_address="户籍", registered_address=""), None, [Way("post", "户籍")]),
        (party(kind="organisation"), None, [Way("post", "工商"), Way("post", "户籍"), Way("post", "暂住")]),
        (party("applicant"), None, [Way("post", "户籍")]),
        (party("applicant", "organisation"), None, [Way("post", "工商")]),
    ],
)
def test_ways_to_a_party(whom: PartyRecord, reception: ReceptionRecord | None, ways: list[Way]) -> None:
    assert rules.ways_to(whom, reception) == ways


def test_nothing_is_served_before_dossier_and_reception_record_are_read() -> None:
    made = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def check(read_at: datetime | None, named: list[str]) -> None:
        rules.check_before_service(
            made_at=made, read_at=read_at, named=named, wanted=["r1"], known=["r1", "r2"]
        )

    check(made, ["r1"])
    check(made, ["r1", "r2"])
    for read_at, named, faults in (
        (None, ["r1"], ["dossier_read"]),
        (made - timedelta(minutes=1), ["r1"], ["dossier_read"]),
        (made, [], ["receptions"]),
        (made, ["r1", "older"], ["receptions.1"]),
        (None, ["invented"], ["dossier_read", "receptions", "receptions.0"]),
    ):
        with pytest.raises(Problem) as refused:
            check(read_at, named)
        assert [error.field for error in refused.value.errors] == faults
        assert refused.value.article.endswith("二(一)5")


@pytest.mark.parametrize("channel", ["sms", "email", "electronic"])
def test_electronic_only_with_consent(channel: str) -> None:
    rules.check_consent(channel, consent=True)
    rules.check_consent("post", consent=False)
    with pytest.raises(Problem, match="no_consent"):
        rules.check_consent(channel, consent=False)


def test_the_day_on_the_receipt_is_that_of_service() -> None:
    """民事诉讼法第九十一条; who sends it and who carries it may have clocks that differ a little."""
    sent = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert rules.received_at(sent + timedelta(days=3), sent) == sent + timedelta(days=3)
    assert rules.received_at(sent - CLOCKS_DIFFER, sent) == sent
    with pytest.raises(Problem) as refusal:
        rules.received_at(sent - CLOCKS_DIFFER - timedelta(seconds=1), sent)
    assert (refusal.value.code, refusal.value.article) == ("received_before_sent", "民事诉讼法第八十七条")


@pytest.mark.parametrize(
    ("state", "receipt", "after"),
    [
        ("ordered", "delivered", "delivered"),
        ("sent", "delivered", "delivered"),
        ("sent", "read", "delivered"),
        ("sent", "failed", "failed"),
        ("failed", "failed", "failed"),
        ("failed", "delivered", "delivered"),
        ("delivered", "failed", "delivered"),
        ("delivered", "delivered", "delivered"),
    ],
)
def test_what_a_receipt_proves(state: str, receipt: str, after: str) -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert rules.after_receipt(state, receipt, at, None) == after
    assert rules.after_receipt(state, receipt, at, at + timedelta(minutes=1)) == after
    unproven = "delivered" if state == "delivered" else "failed"
    assert rules.after_receipt(state, receipt, at, at) == unproven


@pytest.mark.parametrize(
    ("bundle", "given", "wrong"),
    [
        ("initial_batch", {}, []),
        ("commission", {"commission": "c"}, []),
        ("price", {"asset": "a"}, []),
        ("announcement", {"listing": "l"}, []),
        ("disposal", {"asset": "a"}, []),
        ("initial_batch", {"asset": "a"}, ["asset"]),
        ("commission", {}, ["commission"]),
        ("announcement", {"asset": "a"}, ["asset", "listing"]),
        ("price", {"asset": "of-another-case"}, ["asset"]),
    ],
)
def test_a_hand_over_names_what_its_papers_belong_to(
    bundle: dossier.Bundle, given: dict[str, str], wrong: list[str]
) -> None:
    if not wrong:
        dossier.check_reference(bundle, given, {"a", "c", "l"})
        return
    with pytest.raises(Problem) as refused:
        dossier.check_reference(bundle, given, {"a", "c", "l"})
    assert [error.field for error in refused.value.errors] == wrong
