"""The words of the interface in the language of the site: messages with plural rules, dates, numbers and lists."""
