"""The faces of a court's papers, by what they are for: 小标宋 for titles, 仿宋 for the text, 黑体 for headings, 楷体 for notes.

The court names the families that it has a licence for (JIYUE_FONT_…), and where they lie (JIYUE_FONTS_DIR); the shipped
faces stand in for what it does not name, and for a character that the named face lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import typst
from pylopdf_fonts_zh_cn import serif_path

from shared.platform.settings import settings

SHIPPED = "Noto Serif SC"


@dataclass(frozen=True)
class Faces:
    """Families by role, and the directories they are looked for in. `rare`: asked for what neither of them has."""

    title: str = SHIPPED
    body: str = SHIPPED
    heading: str = "Noto Sans SC"
    note: str = SHIPPED
    rare: str | None = None
    directories: tuple[str, ...] = (str(serif_path().parent),)

    def families(self) -> dict[str, list[str]]:
        """The families of each role, the first that has the character is taken."""
        last = [SHIPPED, *([self.rare] if self.rare else [])]
        return {
            role: list(dict.fromkeys([named, *last]))
            for role, named in (
                ("title", self.title),
                ("body", self.body),
                ("heading", self.heading),
                ("note", self.note),
            )
        }


@cache
def faces() -> Faces:
    """As the settings say. SystemExit where a family that they name is not installed: another would stand in unseen."""
    named = settings()
    directories = [str(serif_path().parent), *([str(named.fonts_dir)] if named.fonts_dir else [])]
    chosen = Faces(
        named.font_title,
        named.font_body,
        named.font_heading,
        named.font_note,
        named.font_rare,
        tuple(directories),
    )
    installed = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=directories
    ).families()
    wanted = [*(family for role in chosen.families().values() for family in role)]
    if missing := sorted(set(wanted) - set(installed)):
        raise SystemExit(f"字库中没有字体{'、'.join(missing)}：请核对 JIYUE_FONTS_DIR 和 JIYUE_FONT_…")
    return chosen
