"""The outside systems of a court: each module holds one contract (its messages) and its HTTP client."""
