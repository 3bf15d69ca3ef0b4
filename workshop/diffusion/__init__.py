"""Making pictures and keeping every step of it.

Two sides that meet over a socket: the web side (recipe, models, prompt, trajectory, archive, engine) never
imports torch; the worker side (worker, pipeline, sampler, frames) does nothing else.
"""
