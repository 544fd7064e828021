"""The outside world, simulated: no bank, no court and no platform is behind it."""
