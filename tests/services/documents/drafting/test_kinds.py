"""The register holds exactly the kinds that facts and other teams name."""

from typing import get_args

from services.documents.drafting.kinds import KINDS
from shared.contracts.documents.kinds import SIGNED, KindOfDocument


def test_every_kind_that_the_contract_names_is_in_the_register() -> None:
    assert set(KINDS) == set(get_args(KindOfDocument))


def test_what_somebody_signs_is_what_has_a_draft_to_keep() -> None:
    assert set(SIGNED) == {code for code, kind in KINDS.items() if kind.signer != "none"}
