"""A language model on this machine, only for a user who has one. Nothing else needs it."""
