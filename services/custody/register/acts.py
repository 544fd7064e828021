"""What is made of the register, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

MAKE_ASSET_LIST = Operation(
    "make_asset_list", "制作已查控财产清单", REGULATION["二(二)5"], (Office.CUSTODY_OFFICER,), "case"
)
