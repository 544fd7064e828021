"""补正: an applicant is asked once for the papers that are missing."""
