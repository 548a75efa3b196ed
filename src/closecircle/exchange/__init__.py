"""Bytes to records and back: what comes in from elsewhere, what goes out again. Knows no database."""
