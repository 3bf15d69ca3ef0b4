"""The frame decoder is small, has the right shapes, and learns from clean and noisy latents."""

import torch
from torch.utils.flop_counter import FlopCounterMode

from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.paperworld.training.decoder import CHANNELS, decoder_loss, mixed_latents, show_frames
from workshop.paperworld.training.vae import LATENT_CHANNELS


def test_a_frame_costs_less_than_half_a_gigaflop() -> None:
    """A multiplication and an addition count as two."""
    decoder = FrameDecoder(LATENT_CHANNELS, CHANNELS).eval()
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        images = decoder(torch.zeros(1, 8, 16, 16))
    assert images.shape == (1, 3, 128, 128)
    assert counter.get_total_flops() <= 0.5e9


def test_half_of_the_latents_stay_clean() -> None:
    """The rest is noisy, or as strong in contrast as the first guesses of a guided run."""
    latents = torch.ones(8, 4, 2, 2)
    mixed = mixed_latents(latents, torch.Generator().manual_seed(0))
    assert torch.equal(mixed[::2], latents[::2])
    assert mixed[1::4].std() > 0.2
    assert (mixed[3::4] > 1).all()


def test_frames_come_back_in_order() -> None:
    """Frames are shared out over the cores and put together again."""
    torch.manual_seed(0)
    decoder = FrameDecoder(channels=(8, 8, 8), refinements=(1, 1, 1)).eval()
    latents = torch.randn(5, 4, 4, 4)
    with torch.no_grad():
        assert torch.allclose(show_frames(decoder, latents), decoder(latents), atol=1e-5)


def test_the_loss_is_nothing_for_the_same_picture() -> None:
    """A decoder that shows what the VAE shows has nothing to learn."""
    torch.manual_seed(0)
    decoder = FrameDecoder(channels=(8, 8, 8), refinements=(1, 1, 1))
    latents = torch.randn(2, 4, 4, 4)
    same = decoder_loss(decoder, latents, decoder(latents).detach())
    other = decoder_loss(decoder, latents, torch.zeros(2, 3, 32, 32))
    assert same.item() < 0.01 * other.item()
