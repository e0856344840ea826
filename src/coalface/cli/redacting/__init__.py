"""What `coalface redact` does once it is asked."""
