"""Stage 5, review: what a person should judge first, what they must see of it, and what their answer means."""
