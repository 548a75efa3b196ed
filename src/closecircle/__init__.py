"""closecircle: be closer to those who are dear already."""

__version__ = "0.1.0"
