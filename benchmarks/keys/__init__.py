"""Answer keys made by reading: see `README.md` beside this file."""
