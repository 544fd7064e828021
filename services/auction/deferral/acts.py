"""What the handling officer can do about a thing that is not ours to dispose of, and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import CKD
from shared.values.roles import Office

_OFFICER = (Office.HANDLING_OFFICER,)

DEFER = Operation("defer_disposal", "暂不处置", CKD[26], _OFFICER, "asset")
END = Operation("end_deferral", "转为在先查封，应当处置", CKD[26], _OFFICER, "asset")
