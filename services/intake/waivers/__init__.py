"""What the applicant gives up, what a settlement leaves off, and a fee that is relieved: on paper, confirmed by the judge."""
