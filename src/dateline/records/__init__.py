"""Records: what flows between the stages, frozen and typed, serialised in one place."""
