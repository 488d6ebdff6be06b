"""What is entered reaches every open page: one reader of the record, a thousand who listen."""
