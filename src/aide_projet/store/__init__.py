"""SQLite behind the ports: schema by sqlite-utils, turns by one writer thread that groups commits."""
