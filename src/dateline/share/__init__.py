"""Stage 6: records → files that other programs read, one file per way out."""
