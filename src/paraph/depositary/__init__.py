"""The depositary: from final clauses and acts to who is bound to whom, since when."""
