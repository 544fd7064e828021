"""The register of assets and measures, and the list made from it: 二(二)5."""
