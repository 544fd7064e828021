"""Which numbers may be told to anybody: no account but the case's own, in whatever disguise (二(六)1). Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from shared.values.articles import REGULATION
from shared.values.identity import parse_resident_id
from shared.values.malformed import Malformed
from shared.values.refusal import FieldError

ARTICLE = REGULATION["二(六)1"]

SHORTEST = 8  # ours: digits of the shortest account that a bank takes
_PIECE = 4  # ours: digits of a piece of an account that is told in pieces
NUMERALS = str.maketrans("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "00123456789123456789" + "12")
_CALLED = str.maketrans("洞拐勾", "079")
"""As digits are called out, beside 幺 and 两."""
_LIKE_DIGITS = re.compile(r"(?<![0-9A-Za-z])[0-9OoIl]+(?![0-9A-Za-z])")
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅰⅱⅲⅳⅴⅵⅶⅷⅸ", "123456789123456789")
"""Before their form is made plain: they would be letters then."""
_JOINED = re.compile(r"(?<=\d)[\W_]*(?:然后|接着|后接|再接|再|空格|短横|横线|横杠|斜杠)[\W_]*(?=\d)")
"""A word by which digits are read on, and which stands between two figures in nothing else."""
_PASSED = "号"
"""Stands in the place of a number that may be told: no run of digits goes over it."""
_BETWEEN = r"[\W_]*"
"""What may stand between the digits of one number: blanks, strokes, points, brackets; no letter, no word."""
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d){{{SHORTEST - 1},}}")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
"""A mobile number in a text."""
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_OTHERS = re.compile(
    r"(?<![0-9A-Z])(?=[0-9]*[A-Z])[0-9A-Z]{18}(?![0-9A-Z])"  # 统一社会信用代码
    r"|\(\d{4}\)\D{1,3}\d{0,4}\D{1,4}\d{1,6}号"  # 案号
    r"|(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
    r"|\d{4}年|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"  # 固定电话
    r"|(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.\d{1,2})?\s*(?=[元万亿])"
    r"|尾号\s*\d{4}(?!\d)"
)
_WALLET = re.compile(r"支付宝|微信|财付通|云闪付|钱包|收款码|付款码|二维码")
_PAYS = re.compile(
    rf"账号|账户|帐号|帐户|卡号|收款|汇入|汇至|汇到|转账|转入|打入|打到|付至|存入|{_WALLET.pattern}"
)


def plain(text: str) -> str:
    """One form for every width and script of digit, without characters that do not show."""
    normal = unicodedata.normalize("NFKC", text.translate(_ROMAN))
    shown = "".join(one for one in normal if unicodedata.category(one) not in ("Cf", "Mn"))
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in shown)


def _in_digits(text: str) -> str:
    """What reads as a digit is one: a numeral of any script or time, a digit as it is called out, O for 0, l for 1."""
    said = text.translate(NUMERALS).translate(_CALLED)
    said = "".join(_digit(one) for one in said)
    return _LIKE_DIGITS.sub(lambda found: found.group().translate(str.maketrans("OoIl", "0011")), said)


def _digit(one: str) -> str:
    value = unicodedata.numeric(one, -1)
    return str(int(value)) if value in range(10) else one  # ours: a figure of one place


def digits(text: str) -> str:
    return "".join(one for one in plain(text) if one.isdecimal())


def main_account_faults(texts: Mapping[str, str], main: Collection[str]) -> list[FieldError]:
    """The court's own accounts in `texts` (path → text), by value: through words between the digits, too."""
    barred = {number for account in main if (number := digits(account))}
    return [
        FieldError(path, "载有法院主体账户，不得告知任何人", ARTICLE)
        for path, text in texts.items()
        if any(number in digits(text) or number in digits(_in_digits(text)) for number in barred)
    ]


def foreign_account_faults(
    texts: Mapping[str, str], own: str, known: Collection[str] = (), phones: Collection[str] = ()
) -> list[FieldError]:
    """Every text that tells a number as an account has it, but the case's own (`own`, "" before there is one).

    `known`: numbers on the case's record, its assets' and its people's; `phones`: telephones on record, which a text that
    speaks of a wallet may not name.
    """
    passed = [number for number in {own, *known} if len(digits(number)) >= SHORTEST]
    return [
        FieldError(path, "载有本案“一案一账号”以外的账号，或者案件没有登记的号码", ARTICLE)
        for path, text in texts.items()
        if _tells_account(text, passed, [digits(phone) for phone in phones])
    ]


def _tells_account(text: str, passed: Iterable[str], phones: Collection[str]) -> bool:
    # Numbers in figures first: what is on record may hold letters that read as Chinese figures.
    left = plain(text)
    for number in sorted(passed, key=len, reverse=True):
        left = re.sub(_as_written(number), _PASSED, left)
    left = _in_digits(left)
    wallet = _WALLET.search(left) is not None
    left = _IDENTITY.sub(lambda found: _PASSED if _is_identity(found.group()) else found.group(), left)
    left = _OTHERS.sub(_PASSED, left)
    left = MOBILE.sub(
        lambda found: _PASSED if found.group() in phones and not wallet else found.group(), left
    )
    if _RUN.search(_JOINED.sub(" ", left)):
        return True
    pieces = [piece for piece in re.findall(r"\d+", left) if len(piece) >= _PIECE]
    return bool(_PAYS.search(left)) and sum(map(len, pieces)) >= SHORTEST


def _as_written(number: str) -> str:
    """A number with whatever may stand between its characters, and nothing that goes on with it."""
    characters = [re.escape(one) for one in plain(number) if one.isalnum()]
    return rf"(?<!\d){_BETWEEN.join(characters)}(?!\d)"


def _is_identity(text: str) -> bool:
    try:
        parse_resident_id(text.upper(), date.max)
    except Malformed:
        return False
    return True
