from __future__ import annotations

import pytest
from cn2an import an2cn

from shared.values.numerals import in_chinese


def test_numbers_are_written_as_the_law_writes_them() -> None:
    words = [in_chinese(number) for number in (1, 10, 12, 20, 24, 101, 110, 236, 1001, 1260)]
    assert words == [
        *("一", "十", "十二", "二十", "二十四", "一百零一", "一百一十", "二百三十六"),
        *("一千零一", "一千二百六十"),
    ]


def test_every_number_is_the_one_that_another_library_writes() -> None:
    assert [in_chinese(number) for number in range(1, 10_000)] == [
        an2cn(number) for number in range(1, 10_000)
    ]


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_other_number_is_written_out(number: int) -> None:
    with pytest.raises(ValueError, match="not written out"):
        in_chinese(number)
