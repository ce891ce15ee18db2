# What is wrong with something typed, and what to do.
forms-email-missing = Write your email address
forms-email-shape = Write an email address like name@example.org
forms-postcode-missing = Write your postcode
forms-postcode-shape = Write a full postcode, like E14 3AB
forms-phone-missing = Write your phone number
forms-phone-shape = Write a phone number, like 07700 900123
