"""Sample pages for `dateline demo`, written for this project: places are real, all else is invented."""
