"""Support for writing maps in an editor, whatever the editor and its protocol: places are spans and offsets."""
