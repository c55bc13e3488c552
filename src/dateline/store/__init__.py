"""Store: what is kept. A casebook holds coded pages and their claims, version by version, in one SQLite file."""
