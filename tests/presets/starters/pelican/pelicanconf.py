AUTHOR = "Lin"
SITENAME = "Tea Notes"
PATH = "content"
TIMEZONE = "Asia/Shanghai"
