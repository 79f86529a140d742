"""Training of the shared encoder, in an environment of its own; the product runs its outcome and never imports this."""
