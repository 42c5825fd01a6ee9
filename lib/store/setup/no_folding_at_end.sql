-- Closing changes no file: it may be another one by then. The place folds the log before, where it is still the same.
PRAGMA disable_checkpoint_on_shutdown
