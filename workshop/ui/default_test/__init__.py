"""The Default Test: what the model made of two words when nobody asked for more."""
