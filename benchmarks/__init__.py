"""Benchmarks: scored sets, and floors that only rise."""
