"""Which fiche fits, scored by rapidfuzz over keywords, with the words that counted. Pure."""
