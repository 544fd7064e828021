"""What is read of intake and funds before a document is drafted."""

from __future__ import annotations

from dataclasses import dataclass

from services.documents import case_file
from services.documents.case_file import CaseFile
from services.documents.drafting.rules import CaseAccount
from shared.contracts.funds.records import ACCOUNT
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    """`account`: 一案一账号; None while funds has not opened it."""

    file: CaseFile
    account: CaseAccount | None


async def gather(peers: Peers, case_number: str) -> Evidence:
    file = await case_file.read(peers, case_number)
    opened = await peers.find(ACCOUNT, case_number=case_number)
    account = CaseAccount(opened.account_name, opened.account_number, opened.bank_name) if opened else None
    return Evidence(file, account)
