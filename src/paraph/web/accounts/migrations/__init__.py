"""How the keeping of accounts came to be what it is."""
