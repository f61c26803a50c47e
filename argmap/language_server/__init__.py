"""Maps in an editor: a server that speaks the Language Server Protocol on standard input and output."""
