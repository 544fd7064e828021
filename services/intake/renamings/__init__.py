"""A party that bears another name and is the same all the same (变更、追加当事人规定第二十七条)."""
