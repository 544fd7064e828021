"""What the receiving court says is missing, and what is sent after it (法发〔2017〕27号第十条)."""
