"""回避: who of the court may not have a case, by what is on record of him (民事诉讼法第四十七条, 民诉法解释第四十九条)."""
