"""Papers that every part of the road makes and hands over: 二(一)3, 4, 8."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from deploy.demo.cast import BASIS, CONTACT, FLAT_ADDRESS, PARKING_ADDRESS, compared
from deploy.demo.story import Story
from deploy.demo_keys import passphrase
from deploy.demo_staff import called
from shared.contracts.documents.kinds import KindOfDocument


async def make(
    story: Story, who: str, kind: str, fields: dict[str, Any], reviewer: str, signer: str
) -> dict[str, Any]:
    """One document through its whole chain: drafted, verified, reviewed, signed and sealed (二(一)3, 4)."""
    return dict(await sign(story, signer, await reviewed(story, who, kind, fields, reviewer)))


async def reviewed(story: Story, who: str, kind: str, fields: dict[str, Any], reviewer: str) -> str:
    """One document that waits for its signature; its id."""
    made = await story.post(
        who, "documents", f"/cases/{story.case}/documents", {"kind": kind, "fields": fields}
    )
    await story.post(who, "documents", f"/documents/{made['id']}/verification", compared(kind))
    opinion = {"outcome": "approved", "opinion": "内容与案卷一致，同意"}
    await story.post(reviewer, "documents", f"/documents/{made['id']}/review", opinion)
    return str(made["id"])


async def sign(story: Story, signer: str, document_id: str) -> Any:
    """Opened and read, then signed with the signer's own key (二(一)3)."""
    await story.get(signer, "documents", f"/documents/{document_id}")
    body = {"passphrase": passphrase(story.installation.data_dir("documents") / "keys", signer)}
    return await story.post(signer, "documents", f"/documents/{document_id}/signature", body)


async def checked(story: Story) -> dict[str, Any]:
    """The e-dossier and the reception records are read, and the latter named (二(一)5)."""
    await story.listed("wenshu01", "documents", f"/cases/{story.case}/dossier")
    receptions = await story.listed("wenshu01", "intake", f"/cases/{story.case}/receptions")
    return {"receptions": list({one["party_id"]: one["id"] for one in receptions}.values())}


async def serve(
    story: Story,
    document: Any,
    others: Sequence[dict[str, Any]] = (),
    *,
    sides: Collection[str] = ("applicant", "respondent"),
) -> None:
    """The document goes to the `sides` whose it is, and to `others` who are no party (二(一)5)."""
    body = {
        "others": list(others),
        "parties": [story["parties"][side] for side in sides],
    } | await checked(story)
    await story.post("wenshu01", "documents", f"/documents/{document['id']}/service", body)
    await story.settle()
    await hand_over(story, "wenshu01", "documents", [{"document": document["id"]}])


def asset_of(story: Story, kind: str, *, outside: bool = False) -> Any:
    return next(one for one in story["assets"] if one["kind"] == kind and one["outside"] == outside)


def printed(asset: Any) -> dict[str, str]:
    """What a paper says of an asset: a house by its full address and as one house, a deposit by its sum."""
    house = asset["kind"] == "real_estate"
    address = PARKING_ADDRESS if asset["outside"] else FLAT_ADDRESS
    return {
        "name": asset["description"],
        "identifier": asset["identifier"],
        "location": address if house else "河南省信阳市",
        "quantity": "一处" if house else f"{asset['value']}元",
        "registry": asset["institution"],
    }


async def ask_for_help(
    story: Story, kind: KindOfDocument, asset: Any, ruling: Any, measure: str, **said: str
) -> Any:
    """A notice to who keeps the register or the account of `asset`: to take the measure that `ruling` orders, or to end it."""
    cast, matter = story["cast"], described(asset) | {"measure": measure} | said
    if kind == "assistance_notice":
        ordered = next(
            one for one in ruling["operative"]["assets"] if one["identifier"] == asset["identifier"]
        )
        matter |= {name: ordered[name] for name in ("starts_on", "ends_on")}
    fields = CONTACT | {
        "assisting_party": asset["institution"],
        "applicant": cast.applicant.name,
        "respondent": cast.respondent.name,
        "respondent_id_number": cast.respondent.identity_number,
        "cause": BASIS["cause"],
        "ruling": f"{ruling['number']}执行裁定书",
        "matters": [matter],
        "enclosures": "执行裁定书副本一份、执行公务证复印件",
    }
    return await make(story, "wenshu01", kind, fields, "juzhang01", "juzhang01")


def described(asset: Any) -> dict[str, str]:
    return {name: words for name, words in printed(asset).items() if name != "registry"}


async def hand_over(
    story: Story, who: str, bundle: str, papers: list[dict[str, str]], **concerns: str
) -> None:
    """Papers go to the dossier centre, whose keeper signs for them; late, the first time, if the seed says so."""
    if story["late"] == bundle:
        await story.advance(workdays=4)
        reports = await story.listed("zhongxin01", "intake", "/reminders")
        story["late"] = ""
        report = next(one for one in reports if one["step"] == "overdue")
        await story.post("zhongxin01", "intake", f"/reminders/{report['id']}/acknowledgement")
        story.note(
            f"逾期：{report['text']}，已报告{called(report['staff_id'])}（{report['proof']}），确认后补送"
        )
    body = {"bundle": bundle, "papers": papers} | concerns
    handed = await story.post(who, "documents", f"/cases/{story.case}/hand-overs", body)
    await story.post("juanzong01", "documents", f"/hand-overs/{handed['id']}/receipt")
