# What somebody sees who presses "Back" after leaving: nothing that tells where they were.
leave-left-title = Welcome
leave-left-go-on = Go on
