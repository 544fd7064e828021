"""执行和解: what the parties have agreed on, by when each sum is to come, and whether it has (民事诉讼法第二百四十一条)."""
