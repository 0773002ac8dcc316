"""What managers read: pages made of a publication and nothing else."""
