"""The outside systems of a court: each module holds one contract (messages, Protocol) and its HTTP client."""
