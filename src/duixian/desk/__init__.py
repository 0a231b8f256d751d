"""People's decisions between two reports: append-only events, and what follows from them."""
