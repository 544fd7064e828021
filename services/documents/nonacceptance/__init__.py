"""不予受理裁定书: the one ruling that is made before there is a case."""
