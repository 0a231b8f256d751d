"""What every answer has in common: twins, languages, errors, headers, limits."""
