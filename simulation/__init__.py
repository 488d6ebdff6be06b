"""A conference by seed: delegations, two writers, crashes, clocks that jump, and an auditor."""
