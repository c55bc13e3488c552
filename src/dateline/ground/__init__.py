"""Stage: ground."""
