"""Rules of the ground stage, one a file; the resolver that uses them holds their order."""
