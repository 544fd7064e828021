"""轮候: what is seized in several cases is held in one, and waits in the others (查封扣押冻结规定第二十六条)."""
