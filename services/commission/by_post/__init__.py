"""Where a court is reached by letter only: what was posted, and what it has written (二(三)2)."""
