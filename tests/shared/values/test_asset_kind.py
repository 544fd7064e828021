"""How a thing is known across cases."""

from __future__ import annotations

import pytest

from shared.values.asset_kind import one_name


@pytest.mark.parametrize(
    "written",
    [
        "豫（2020）信阳市不动产权第0012345号",
        "豫(2020)信阳市不动产权第００12345号",
        " 豫〔2020〕信阳市 不动产权第0012345号",
    ],
)
def test_one_thing_has_one_name_however_it_is_written(written: str) -> None:
    assert one_name(written) == "豫2020信阳市不动产权第0012345号"
