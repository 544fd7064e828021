"""执行担保 (民事诉讼法第二百四十二条): given by the debtor or by another, accepted, called on, released."""
