"""Attacking publications: what tables that were published say together, and what is hidden in them."""
