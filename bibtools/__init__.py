"""bibtools: references as people write them, made into data that machines can trust."""
