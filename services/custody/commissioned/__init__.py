"""What courts that we have commissioned hold for us, as the register shows it (二(二)5; 二(三)2)."""
