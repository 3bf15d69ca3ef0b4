"""Twenty Steps, the workshop companion for image diffusion."""
