"""`/administration`: the rooms of those who keep the product, one module per screen, behind one gate."""
