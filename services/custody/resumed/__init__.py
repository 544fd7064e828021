"""恢复执行: what is seized in a case that has ended is seized in the one in which it goes on."""
