"""The mistakes of this program, all under one root so that the edges can catch them and speak French."""


class AideProjetError(Exception):
    """Root of every mistake raised on purpose. The message is French and says what to do."""
