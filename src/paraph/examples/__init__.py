"""Records of real organisations, as acts to be submitted.

``sco.jsonl`` is the Shanghai Cooperation Organization from 2001 on, an act a line.  Each act names
its source.  "Computed" and "unverified" mark what was not read in a source; what is contradicted
or quite unknown was left out.  No person is named.  The hours of these acts are not documented:
noon at the place stands for the day.  The symbols of the documents are Paraph's own, for the
Organization's documents of those years bear none that could be read.
"""
