"""What a loss costs, beside what its peers cost: the inputs, the clock, the memory, the table. Needs torch alone."""
