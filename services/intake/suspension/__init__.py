"""中止、暂缓 and the other time in which a case's term does not run, and 延长 by the president: 案件审理期限规定第五条、第九条."""
