"""The rooms, each a package with its own ``urls`` and a ``room`` that says who finds its door."""
