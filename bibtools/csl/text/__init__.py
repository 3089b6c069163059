"""Text case, and the markup inside fields."""
