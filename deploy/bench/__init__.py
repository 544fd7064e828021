"""`make bench`: what the court's machinery costs, as ratios against the bare server and database in the same run."""
