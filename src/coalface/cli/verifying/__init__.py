"""What `coalface verify` is made of. Only `whole` knows Django: a proof is checked without it."""
