# What young people say to the Children in Care Council: words that several of its pages use.
feedback-feeling-awful = Awful
feedback-feeling-bad = Bad
feedback-feeling-mixed = Good and bad
feedback-feeling-good = Good
feedback-feeling-great = Great
