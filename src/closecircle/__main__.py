"""`python -m closecircle` is the same program as `closecircle`."""

from closecircle.cli import main

main()
