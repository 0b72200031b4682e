/** Around matched words in a snippet; they cannot be typed, because controls are taken out of all text. */
export const matchBegins = '\u0002';
export const matchEnds = '\u0003';
