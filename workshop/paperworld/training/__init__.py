"""How the shipped model came to be: from drawn pictures to the folder that diffusers loads.

Order of the stages: tokenizer, VAE, latents, frame decoder, denoiser, export. `train.py` runs them.
"""
