"""How sure the parser is of each value, and why it doubts one."""
