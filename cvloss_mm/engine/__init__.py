"""What starts, resumes and changes a run; what is installed."""
