"""What a person sees: the brief in a terminal and as JSON."""
