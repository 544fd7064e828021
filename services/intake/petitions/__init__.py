"""异议、复议、回避、变更追加 and other applications of the parties: received, decided by who may, reviewed above (民事诉讼法第二百三十六、二百三十八条)."""
