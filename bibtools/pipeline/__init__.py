"""What runs the stages in order. It is the only package below the faces that imports all of them."""
