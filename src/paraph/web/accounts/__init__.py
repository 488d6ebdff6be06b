"""Accounts: who somebody is for this machine, and whom they speak for in the record."""
