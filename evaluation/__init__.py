"""Benchmarks of each reading skill against gold and peers, with pinned floors."""
