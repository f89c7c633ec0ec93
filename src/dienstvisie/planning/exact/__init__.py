"""What a solver adds to a plan: bound, proof, prices and contradictions. Nothing here is imported until asked for."""
