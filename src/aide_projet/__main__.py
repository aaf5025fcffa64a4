"""`python -m aide_projet`."""

from aide_projet.cli import main

if __name__ == "__main__":
    main()
