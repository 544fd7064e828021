"""How a paper of an application is entered, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import EXE
from shared.values.roles import STAFF

ADD = Operation("add_application_file", "存入执行申请的材料", EXE[16], STAFF, "application")
