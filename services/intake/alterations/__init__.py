"""当事人变动: a party against whom, or for whom, nothing is enforced any more while the case goes on with the others."""
