"""Who we deal with: people and organisations."""
