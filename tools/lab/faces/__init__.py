"""What a recogniser of faces is worth, in images."""
