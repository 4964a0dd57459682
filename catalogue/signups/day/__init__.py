"""The day itself: who is at the door, by a list on a telephone, a code that is read, or a name that is added."""
