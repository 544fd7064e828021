"""What is done with each asset found, and the freezes and seals that follow: 二(二)2."""
