"""How a paper is entered, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import STAFF

ADD = Operation("add_file", "存入卷宗材料", REGULATION["二(一)7"], STAFF, "case")
