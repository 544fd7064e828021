"""恢复执行: a case that has ended without full performance goes on as a case of its own (执恢)."""
