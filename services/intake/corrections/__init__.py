"""What was typed wrong in an application or of a party, put right with a reason and its history."""
