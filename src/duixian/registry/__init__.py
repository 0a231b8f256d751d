"""What is known before reading: words, units, indicators, governments, dates. Data, not code."""
