"""What pages show: plain values made from opened documents."""
