"""线下查控: what was found in person, by the papers that were brought back (二(二)3, 4)."""
