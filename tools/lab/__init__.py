"""What only the tools need, one folder a command; a tool finds it beside itself."""
