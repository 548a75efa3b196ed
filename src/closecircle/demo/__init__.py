"""A throw-away circle of invented people around an invented bookshop, for trying the program out."""

from closecircle.demo.build import FILES, build, settings_for

__all__ = ["FILES", "build", "settings_for"]
