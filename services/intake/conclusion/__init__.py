"""终本: before a round of enforcement is concluded the applicants are heard, and the president approves."""
