"""财产报告: what a respondent reports of its property, what the check of that shows, and what the judge does about a breach."""
