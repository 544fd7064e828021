"""What people may write: characters that show."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from shared.values.fields import Reason

REASON = TypeAdapter(Reason)


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\x07"])
def test_who_writes_a_character_that_does_not_show_reads_where_it_stands_and_what_to_do(unseen: str) -> None:
    with pytest.raises(ValidationError, match="第3个字符无法显示，请删除后重新填写"):
        REASON.validate_python(f"邻居{unseen}称其已搬离")
