"""Facts, rules and findings: what would make the file fail, and how to mend it. Pure."""
