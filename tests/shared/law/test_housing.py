"""Whether a thing is lived in (竞买人资格规定)."""

from __future__ import annotations

import pytest

from shared.law.housing import is_housing


@pytest.mark.parametrize(
    ("kind", "description", "housing"),
    [
        ("real_estate", "浉河区新华西路住宅一套", True),
        ("real_estate", "房屋", True),  # nothing says that it is none
        ("real_estate", "住宅一套，含地下车位一个", True),
        ("real_estate", "金水区文化路地下车位一个", False),
        ("real_estate", "临街商铺一间", False),
        ("vehicle", "住宅小区内停放的轿车", False),
    ],
)
def test_whether_it_is_housing_stands_in_the_record(kind: str, description: str, housing: bool) -> None:
    assert is_housing(kind, description) is housing
