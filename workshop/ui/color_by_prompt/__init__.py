"""Color by Prompt: drawing while words come one by one, and what the model made of the same words."""
