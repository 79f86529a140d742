"""The demo: dispatches written for this project, read in one command."""
