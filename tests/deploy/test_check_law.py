"""A citation or a number of the law that is written elsewhere is found."""

from __future__ import annotations

import pytest

from deploy.check_law import DECIDES, ROOT, citations, citations_of_wording, decides, main, numbers


def test_the_law_stands_in_its_own_modules() -> None:
    assert main() == 0


@pytest.mark.parametrize(
    "planted",
    [
        'raise Problem(409, "x", "y", article="网络司法拍卖规定第二十六条")',
        'ARTICLE = "二(四)5(1)"',
        'text = f"{law}第一百零一条"',
        'source = "法发〔2017〕6号"',
        'NET = "网络司法拍卖规定第10条"',
        'articles["二(四)2"]',
    ],
)
def test_a_planted_citation_is_found(planted: str) -> None:
    assert [line for line, _ in citations(f"import x\n{planted}\n")] == [2]


@pytest.mark.parametrize(
    "allowed",
    [
        '"""二(四)5: the announcement, 网络司法拍卖规定第十二条."""',
        "x = 1  # 二(四)5(1)",
        'REGULATION["二(四)5(1)"]',
        "f\"listing {REGULATION['二(四)5']}\"",
        'Duty(text="依照本规定第十六条通知")',
        'number = "（2026）豫1502执1号"',
    ],
)
def test_what_only_speaks_of_an_article_is_no_citation(allowed: str) -> None:
    assert list(citations(allowed)) == []


def test_a_citation_written_into_a_template_is_found() -> None:
    template = "{% set x = 1 %}\n依照{{ cited }}、《规定》第二十六条，裁定如下：\n"
    assert list(citations_of_wording(template)) == [(2, "第二十六条")]


@pytest.mark.parametrize(
    ("planted", "text"),
    [
        ("RELIST = days(30)", "30"),
        ('FLOOR = Decimal("0.70")', "0.70"),
        ("if price * 10 < reference * 7: refuse()", "10"),
        ("if rounds > 2: pass", "2"),
        ("rate = 0.5", "0.5"),
        ('raise Problem(409, "x", f"{days(5)}")', "5"),
        ("refuse([FieldError(days(7))], 409, code)", "7"),
    ],
)
def test_a_planted_number_is_found(planted: str, text: str) -> None:
    assert text in [number for _, number in numbers(f"import x\n{planted}\n")]


@pytest.mark.parametrize(
    "allowed",
    [
        'raise Problem(409, "x", "y")',
        "status = 403 if faults else 409",
        "refuse(faults, 403 if wrong else 409, code)",
        "total = sum(parts, Decimal(0)) + 1",
        "digest()[:12]",
        'Decimal("0.00")',
        "Field(max_length=2000)",
        "CERTAIN = 100  # ours: the scale of the scores",
    ],
)
def test_what_is_not_the_laws_is_left_alone(allowed: str) -> None:
    assert list(numbers(allowed)) == []


def test_whatever_decides_by_a_number_is_searched_and_no_route_or_table() -> None:
    """A term of twenty days stood in a request's schema, where only rules were searched."""
    searched = {path.stem for path in (ROOT / "services").rglob("*.py") if decides(path)}
    assert searched >= DECIDES
    assert not searched & {"routes", "models", "repository", "formats"}
