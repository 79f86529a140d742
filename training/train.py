"""Train the shared encoder: ``python -m training.train DATA OUT [--epochs N] [--limit N]``.

DATA holds ``attribution/`` and ``factuality/``; OUT receives ``epoch-N.safetensors`` and ``log.jsonl`` with the scores
on the development sets after each epoch. Runs on the CPU in bfloat16; ``torchrun --nproc-per-node N -m training.train``
shares each step among N processes of one thread each.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.distributed as group
from safetensors.torch import load_file, save_file

from training.base import load_tokenizer, unpack_base
from training.batches import cut_examples
from training.corpora import RatedSentence, read_articles, read_sentences
from training.losses import attribution_loss, factuality_loss
from training.network import Reader
from training.scoring import score_attributions, score_factuality

SEED = 7
WINDOWS, SENTENCES = 12, 10
ENCODER_RATE, HEAD_RATE = 1.5e-4, 7e-4
WARM_UP = 60
#: Articles of the development set that are scored between epochs.
SCORED = 40
#: What each loss counts for in the sum.
WEIGHTS = {"cue": 1.0, "source": 1.0, "own": 0.5, "content": 0.7, "sound": 1.0, "factuality": 1.5}


def main() -> None:
    """Train and save."""
    options = parse_options()
    rank, processes = join()
    torch.manual_seed(SEED)
    options.out.mkdir(parents=True, exist_ok=True)
    base = unpack_base(options.out / f"base-{rank}")
    tokenizer = load_tokenizer(base)
    train, dev = (
        read_articles(options.data / "attribution" / f"polnear_{part}.jsonl", tokenizer, options.limit)
        for part in ("train", "dev")
    )
    rated, rated_dev = (
        [sentence for sentence in read_sentences(path, tokenizer, options.limit) if sentence.events]
        for path in (options.data / "factuality" / f"uw_{part}.jsonl" for part in ("train", "dev"))
    )
    model = Reader(base)
    if options.after:
        model.load_state_dict(load_file(options.out / f"epoch-{options.after}.safetensors"))
    model.encoder.embeddings.word_embeddings.requires_grad_(False)
    generator = torch.Generator().manual_seed(SEED)
    plan = [cut_examples(train, generator)[rank::processes] for _ in range(options.epochs)]
    size = WINDOWS // processes
    per_epoch = min(map(len, plan)) // size
    steps, done = options.epochs * per_epoch, options.after * per_epoch
    optimiser = make_optimiser(model)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step, skipped=done: min(1.0, step / WARM_UP) * max(0.0, 1 - (skipped + step) / steps)
    )
    torch.manual_seed(SEED + rank + 10 * options.after)
    generator.manual_seed(SEED + rank + 10 * options.after)
    sentences, began = endless(rated, generator), time.monotonic()
    for epoch, examples in list(enumerate(plan, 1))[options.after :]:
        model.train()
        means: dict[str, float] = {}
        for step in range(per_epoch):
            chosen = [examples[at % len(examples)] for at in range(step * size, (step + 1) * size)]
            losses = attribution_loss(model, chosen, generator)
            losses["factuality"] = factuality_loss(model, [next(sentences) for _ in range(SENTENCES // processes)])
            take_step(model, losses, optimiser, processes)
            schedule.step()
            done += 1
            for name, value in losses.items():
                means[name] = 0.98 * means.get(name, value.item()) + 0.02 * value.item()
            if done % 25 == 0 and rank == 0:
                shown = " ".join(f"{name} {value:.2f}" for name, value in means.items())
                print(f"{done}/{steps} {time.monotonic() - began:.0f} s: {shown}", flush=True)
        model.eval()
        if rank == 0:
            save_file(model.state_dict(), str(options.out / f"epoch-{epoch}.safetensors"))
            report(
                options.out,
                {"epoch": epoch, "seconds": round(time.monotonic() - began)} | score_attributions(model, dev[:SCORED]),
            )
        if rank == processes - 1:
            report(options.out, {"epoch": epoch} | score_factuality(model, rated_dev))


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument(
        "--after", type=int, default=0, metavar="N", help="go on behind epoch N, from its checkpoint in OUT"
    )
    parser.add_argument("--limit", type=int, help="articles and sentences of each file, for a trial")
    return parser.parse_args()


def join() -> tuple[int, int]:
    """Join the processes that torchrun started, if it did; return this one's number and how many there are."""
    torch.set_num_threads(1 if "WORLD_SIZE" in os.environ else max(1, os.cpu_count() or 1))
    if "WORLD_SIZE" not in os.environ:
        return 0, 1
    group.init_process_group("gloo")
    return group.get_rank(), group.get_world_size()


def take_step(model: Reader, losses: dict[str, torch.Tensor], optimiser: torch.optim.Optimizer, processes: int) -> None:
    """Move the weights by one step against the weighted sum of the losses."""
    optimiser.zero_grad()
    (sum(WEIGHTS[name] * value for name, value in losses.items()) / 5).backward()
    share_gradients(model, processes)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


def share_gradients(model: Reader, processes: int) -> None:
    """Give every process the mean of all gradients."""
    if processes == 1:
        return
    parameters = [p for p in model.parameters() if p.requires_grad]
    parts = [torch.zeros_like(p).flatten() if p.grad is None else p.grad.flatten() for p in parameters]
    flat = torch.cat(parts)
    group.all_reduce(flat)
    flat /= processes
    for parameter, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        parameter.grad = part.view_as(parameter)


def report(out: Path, line: dict[str, float]) -> None:
    """Print a line of scores and keep it in the log."""
    print(line, flush=True)
    with (out / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")


def make_optimiser(model: Reader) -> torch.optim.Optimizer:
    """Make AdamW with a higher rate for what is new: the heads and the forms."""
    old, new = [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (new if not name.startswith("encoder.") or "token_type" in name else old).append(parameter)
    groups = [{"params": old, "lr": ENCODER_RATE}, {"params": new, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def endless(sentences: list[RatedSentence], generator: torch.Generator) -> Iterator[RatedSentence]:
    """Yield the sentences for ever, shuffled anew each time round."""
    while True:
        yield from (sentences[at] for at in torch.randperm(len(sentences), generator=generator).tolist())


if __name__ == "__main__":
    main()
