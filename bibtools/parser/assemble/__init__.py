"""From labelled pieces to a reference: names split, roles applied, numbers told apart, the type decided."""
