"""终本: before a round of enforcement is concluded the applicants are heard and their clues checked, and the president approves."""
