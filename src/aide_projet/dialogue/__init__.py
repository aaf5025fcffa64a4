"""The conversation: what to ask, what to answer. Start reading at `turn`. Pure."""
