"""The screens and the JSON interface: one module per screen."""
