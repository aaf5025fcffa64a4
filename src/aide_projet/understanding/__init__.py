"""Words → values and intents: one module per kind. Pure: vocabulary and places are passed in."""
