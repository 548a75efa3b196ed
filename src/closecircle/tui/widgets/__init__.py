"""Widgets of our own; they know no circle, only what they are given."""
