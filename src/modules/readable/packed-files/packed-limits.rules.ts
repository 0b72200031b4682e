/** What an imported file may weigh. A whole communicator of today has some 200 boards and 10 MB of pictures. */
export const packedLimits = {
  fileBytes: 25_000_000,
  entries: 5_000,
  entryBytes: 5_000_000,
  unpackedBytes: 80_000_000,
  /** A file that unpacks to more than so many times its size is made to harm. */
  ratio: 200,
  boards: 300,
  buttonsOnABoard: 400,
  rowsOrColumns: 40,
  pictureSide: 4_096,
  labelCharacters: 300,
} as const;
