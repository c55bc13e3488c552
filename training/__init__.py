"""Training: never shipped; imports dateline, never imported by it."""
