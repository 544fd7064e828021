"""续行 of a freeze or seal before it lapses: 民诉法解释485; 查封扣押冻结规定27."""
