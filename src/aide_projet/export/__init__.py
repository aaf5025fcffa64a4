"""The fiche as documents: one content model, one template per format."""
