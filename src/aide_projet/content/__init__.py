"""YAML → frozen objects, with every mistake told by file, line, cause and remedy."""
