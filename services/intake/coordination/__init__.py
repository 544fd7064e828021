"""协调办理: of several cases after one thing, which disposes of it (一(二))."""
