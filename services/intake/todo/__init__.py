"""What waits for each: the duties and the matters of his offices and cases, and what he has done (二(五)2)."""
