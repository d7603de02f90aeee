"""What the pages of the losses show: figures, datasheets, and text between two markers."""
