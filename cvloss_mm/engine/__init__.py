"""What starts, resumes and changes a run."""
