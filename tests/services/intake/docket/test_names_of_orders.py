"""A task says in Chinese which order was refused, or which fact could not be followed."""

import pytest

from services.intake.docket.service import named


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ("custody.take_measure", "网络查封、冻结"),
        ("take_measure", "网络查封、冻结"),  # as workflows started before orders had full names still say
        ("custody.freeze_decided", "决定网络冻结"),
    ],
)
def test_a_refused_order_has_a_name_that_people_read(refused: str, words: str) -> None:
    assert named(refused) == words
