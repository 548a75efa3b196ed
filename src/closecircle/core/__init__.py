"""Pure rules: no input or output, no clock, no language, no SQL."""
