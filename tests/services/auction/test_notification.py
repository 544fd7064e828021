"""Who counts as told, by what proof, and since when (网络司法拍卖规定第十六条; 处置参考价规定第二十一条)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from services.auction.notification import Named, Served, check_served, check_serving, check_told
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import AttemptRecord, DeliveryRecord, DocumentRecord, FileRecord
from shared.values.refusal import Problem

NET = "网络司法拍卖规定第{}条".format


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


def entered(file: str, purpose: FilePurpose, digit: str, at: str = "03-02T09:00") -> FileRecord:
    return FileRecord(
        id=file, purpose=purpose, sha256=digit * 64, entered_at=on(at), brought_by=["juanzong01"]
    )


FILES = [
    entered("receipt", FilePurpose.SERVICE_RECEIPT, "5"),
    entered("waiver", FilePurpose.WAIVER, "6", "02-27T09:00"),
    entered("older", FilePurpose.SERVICE_RECEIPT, "7", "03-01T08:59"),
]


def test_16_everybody_is_told_once_and_only_holders_may_waive() -> None:
    def told(recipient: str, mode: Any = "electronic", proof: str = "receipt") -> Named:
        return Named(recipient=recipient, mode=mode, proof=proof)

    needed, since = {"a", "b", "holder-1"}, on("03-02T09:00")
    everybody = [told("a"), told("b"), told("holder-1", "waived", "waiver")]
    given = check_told(everybody, needed, since, NET("十六"), FILES, {"wangpai01"}, waivable={"holder-1"})
    assert given.files == {"receipt": "5" * 64, "waiver": "6" * 64}
    assert [one.at for one in given.told] == [on("03-02T09:00"), on("03-02T09:00"), on("02-27T09:00")]
    faulty = [told("a", "waived"), told("a"), told("x")]
    with pytest.raises(Problem) as refused:
        check_told(faulty, needed, since, NET("十六"), FILES, {"wangpai01"}, waivable={"holder-1"})
    assert [error.field for error in refused.value.errors] == [
        *("told", "told", "told.0.mode", "told.1.recipient", "told.2.recipient")
    ]


@pytest.mark.parametrize(
    ("mode", "proof"),
    [("electronic", "回执"), ("electronic", "waiver"), ("waived", "receipt"), ("direct", "older")],
)
def test_the_proof_is_a_file_of_its_kind_entered_after_what_it_shows(mode: Any, proof: str) -> None:
    """So nobody is told of what is not made yet, and when he was told is not for the one who owes it to say."""
    told = [Named(recipient="a", mode=mode, proof=proof)]
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_told(told, {"a"}, on("03-01T09:00"), NET("十六"), FILES, {"wangpai01"}, waivable={"a"})
    assert [(error.field, error.article) for error in refused.value.errors] == [("told.0.proof", NET("十六"))]


def test_whom_a_delivery_reached_is_served_whatever_is_typed() -> None:
    """The instant is the delivery's own; one that the officer himself has ordered, or without proof, does not count."""

    def delivery(addressee: str, by: str, served: str | None) -> DeliveryRecord:
        return DeliveryRecord(
            addressee=addressee,
            ordered_by=by,
            served_at=on(served) if served else None,
            attempts=[AttemptRecord(channel="post", state="delivered")],
        )

    deliveries = [
        delivery("a", "wenshu01", "03-01T15:00"),
        delivery("b", "wangpai01", "03-01T15:00"),
        delivery("c", "wenshu01", None),
        delivery("buyer", "wenshu01", "03-01T15:00"),
    ]

    def serve(*by_hand: str, mode: Any = "direct") -> Served:
        typed = [Named(recipient=name, mode=mode, proof="receipt") for name in by_hand]
        needed, since = {"a", "b", "c"}, on("03-01T09:00")
        return check_served("ruling", deliveries, typed, needed, since, NET("十六"), FILES, {"wangpai01"})

    with pytest.raises(Problem, match="not_all_told") as refused:
        serve("a")
    assert [error.detail for error in refused.value.errors] == ["尚未通知 b", "尚未通知 c"]
    with pytest.raises(Problem, match="not_delivered") as refused:
        serve("a", "b", "c", mode="electronic")  # without a consent that documents has checked
    assert [(error.field, error.article) for error in refused.value.errors] == [
        *(("told.1.mode", "民事诉讼法第九十条"), ("told.2.mode", "民事诉讼法第九十条"))
    ]
    served = serve("a", "b", "c")
    assert [(one.recipient, one.mode, one.proof) for one in served.told] == [
        ("a", "post", "ruling"),
        ("b", "direct", "receipt"),
        ("c", "direct", "receipt"),
    ]
    assert (served.last, served.files) == (on("03-02T09:00"), {"receipt": "5" * 64})


@pytest.mark.parametrize(
    ("changes", "lawful"),
    [
        ({}, True),
        ({"kind": "auction_ruling"}, False),
        ({"case_number": "（2026）豫1502执2号"}, False),
        ({"signed_at": None}, False),
        ({"signed_at": on("03-01T08:59")}, False),  # before that of which it tells
        ({"asset_identifiers": ["别的房屋"]}, False),
    ],
)
def test_only_the_signed_announcement_of_that_property_serves_it(
    changes: dict[str, Any], lawful: bool
) -> None:
    announcement = DocumentRecord(
        id="d", case_number="（2026）豫1502执1号", number="n", kind="auction_announcement", sha256="5" * 64,
        signed_at=on("03-01T09:00"), asset_identifiers=["房屋"],
    ).model_copy(update=changes)  # fmt: skip
    expected = ("（2026）豫1502执1号", "auction_announcement", "房屋", on("03-01T09:00"), NET("十六"))
    if lawful:
        check_serving(announcement, "d", *expected)
        return
    for named in (announcement, None):
        with pytest.raises(Problem, match="file_not_of_case"):
            check_serving(named, "d", *expected)
