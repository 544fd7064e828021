"""指令 from the enforcement team to the six central teams: sent, received, accepted or refused, done, fed back (二(五)3)."""
