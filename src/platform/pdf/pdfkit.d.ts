/** What pdfkit has and its published types leave out. */
declare namespace PDFKit {
  interface PDFStructureElement {
    readonly dictionary: { readonly data: Record<string, unknown> };
  }
  interface PDFDocument {
    /** The face in use, as fontkit reads it. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
  }
}
