"""财产保全执行: a ruling of preservation, handed over by who has made it, is carried out as a case of its own (执保)."""
