"""How a casebook of one schema becomes one of the next: alembic's steps, run by the program that opens the casebook."""
