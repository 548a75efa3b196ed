"""The circle: its rooms, one a subject, with the same names on every floor below."""

from closecircle.circle.circle import Circle

__all__ = ["Circle"]
