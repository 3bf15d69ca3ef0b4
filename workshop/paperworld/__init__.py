"""The shipped model's world and how it is trained: `world` draws and knows no torch, `training` learns."""
