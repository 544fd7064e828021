"""财产线索: what somebody tells the court of property of a respondent, and what the check of it came to."""
