"""The places of the program, one a file."""
