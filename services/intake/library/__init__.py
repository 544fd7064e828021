"""终本案件信息库: what the court makes public of concluded rounds, put right where it is wrong, and taken out when its time has come."""
