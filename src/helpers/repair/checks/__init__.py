"""What a careful reader would find in a dispatch beside its contradicted claims."""
