"""What can go wrong with a recipe, a model or a run; each is a sentence for the person on the screen.

WorkshopError
├── RecipeRefused          a number of the recipe is out of its range
│   ├── SeedOutOfRange
│   ├── StepsOutOfRange
│   ├── GuidanceOutOfRange
│   ├── SizeOutOfRange
│   └── LoraScaleOutOfRange
├── RecipeNotOffered       a well-formed recipe that this model or this edition cannot run
├── ModelMissing           no such model here, and none to fetch
├── ModelBroken            its files are there, but it does not load
├── NotEnoughMemory        the model or a run needs more memory than there is
├── OtherFamily            a model that no StableDiffusionPipeline can load
├── NoProbe                the loaded model brings nothing that reads pictures
├── PictureGone            a picture is to be read that the archive has let go
├── PictureUnreadable      a file is to be sent through the VAE that is no picture
├── StepNotThere           a step is to be looked into that the run does not have
├── PictureLost            the numbers of a run stopped being numbers
├── RunFailed              anything else that stopped one run
├── WorkerLost             the process that makes the pictures ended twice during one run
├── DiskFull               there is no room for the files of a run, neither in the archive nor elsewhere
└── QueueFull              more jobs waiting than one participant may have
"""

from __future__ import annotations

from workshop.errors import WorkshopError


class RecipeRefused(WorkshopError):
    """A number of the recipe is out of its range; `values` says which and where the range ends."""

    key = "diffusion.recipe_refused"


class SeedOutOfRange(RecipeRefused):
    """The seed is no whole number between 0 and `HIGHEST_SEED`."""

    key = "diffusion.seed_out_of_range"


class StepsOutOfRange(RecipeRefused):
    """The number of inference steps is out of its range."""

    key = "diffusion.steps_out_of_range"


class GuidanceOutOfRange(RecipeRefused):
    """The guidance scale is out of its range."""

    key = "diffusion.guidance_out_of_range"


class SizeOutOfRange(RecipeRefused):
    """Width or height is out of its range or no multiple of eight."""

    key = "diffusion.size_out_of_range"


class LoraScaleOutOfRange(RecipeRefused):
    """There is a LoRA without a scale between 0 and 1, or a scale without a LoRA."""

    key = "diffusion.lora_scale_out_of_range"


class RecipeNotOffered(WorkshopError):
    """A well-formed recipe that the loaded model or this edition cannot run."""

    key = "diffusion.recipe_not_offered"


class ModelMissing(WorkshopError):
    """There is no model of this name here, and none could be fetched."""

    key = "diffusion.model_missing"


class ModelBroken(WorkshopError):
    """The model's files are there, but it cannot be loaded from them."""

    key = "diffusion.model_broken"


class NotEnoughMemory(WorkshopError):
    """The model or a run needs more memory than there is."""

    key = "diffusion.not_enough_memory"


class OtherFamily(WorkshopError):
    """The folder holds another kind of model than the engine can run."""

    key = "diffusion.other_family"


class NoProbe(WorkshopError):
    """The loaded model brings no probe, so pictures cannot be read."""

    key = "diffusion.no_probe"


class PictureGone(WorkshopError):
    """The archive has let the run go whose picture is to be read."""

    key = "diffusion.picture_gone"


class PictureUnreadable(WorkshopError):
    """A file that is no picture, or a damaged one."""

    key = "diffusion.picture_unreadable"


class StepNotThere(WorkshopError):
    """The run does not have this step."""

    key = "diffusion.step_not_there"


class PictureLost(WorkshopError):
    """The run's numbers overflowed, so there is no picture in them."""

    key = "diffusion.picture_lost"


class RunFailed(WorkshopError):
    """A run stopped for a reason nobody foresaw; `reference` is where the log says which."""

    key = "diffusion.run_failed"


class WorkerLost(WorkshopError):
    """The process that makes the pictures ended twice during one run."""

    key = "diffusion.worker_lost"


class DiskFull(WorkshopError):
    """There is no room for the files of a run, neither in the archive nor in the temporary folder."""

    key = "diffusion.disk_full"


class QueueFull(WorkshopError):
    """One participant has as many jobs waiting as anybody may have."""

    key = "diffusion.queue_full"
