import type { Table as ArrowTable, Field } from 'apache-arrow';
import { lanceParts } from '#platform/search-engine/lance.ts';

/** One column of a table to be written, as plain arrays. Texts are never null: an empty one says 'none'. */
export type Column =
  | { readonly type: 'text'; readonly values: readonly string[] }
  | { readonly type: 'texts'; readonly values: readonly (readonly string[])[] }
  | { readonly type: 'uint32'; readonly values: Uint32Array }
  | { readonly type: 'float32'; readonly values: Float32Array }
  | { readonly type: 'float64'; readonly values: Float64Array }
  /** Row after row, in 16 bits a number: half the room, and as good to rank by. */
  | { readonly type: 'vector16'; readonly values: Float32Array; readonly dimensions: number }
  | { readonly type: 'vector32'; readonly values: Float32Array; readonly dimensions: number };

/** The columns as one Arrow table of one batch. */
export function tableOf(columns: Readonly<Record<string, Column>>): ArrowTable {
  const { arrow } = lanceParts();
  const names = Object.keys(columns);
  const data = names.map((name) => dataOf(columns[name] as Column));
  const fields: Field[] = names.map((name, i) => new arrow.Field(name, (data[i] as Built).type, false));
  const schema = new arrow.Schema(fields);
  const struct = arrow.makeData({
    type: new arrow.Struct(fields),
    length: (data[0] as Built | undefined)?.length ?? 0,
    nullCount: 0,
    children: data,
  });
  return new arrow.Table([new arrow.RecordBatch(schema, struct)]);
}

type Built = ReturnType<typeof dataOf>;

function dataOf(column: Column) {
  const { arrow } = lanceParts();
  switch (column.type) {
    case 'text':
      return utf8(column.values);
    case 'texts': {
      const offsets = new Int32Array(column.values.length + 1);
      for (const [i, list] of column.values.entries()) offsets[i + 1] = (offsets[i] as number) + list.length;
      const type = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
      return arrow.makeData({
        type,
        length: column.values.length,
        nullCount: 0,
        valueOffsets: offsets,
        child: utf8(column.values.flat()),
      });
    }
    case 'uint32':
      return arrow.makeData({ type: new arrow.Uint32(), length: column.values.length, data: column.values });
    case 'float32':
      return arrow.makeData({ type: new arrow.Float32(), length: column.values.length, data: column.values });
    case 'float64':
      return arrow.makeData({ type: new arrow.Float64(), length: column.values.length, data: column.values });
    case 'vector16': {
      const item = arrow.makeData({
        type: new arrow.Float16(),
        length: column.values.length,
        data: halves(column.values),
      });
      const type = new arrow.FixedSizeList(
        column.dimensions,
        new arrow.Field('item', new arrow.Float16(), true),
      );
      return arrow.makeData({
        type,
        length: column.values.length / column.dimensions,
        nullCount: 0,
        child: item,
      });
    }
    case 'vector32': {
      const item = arrow.makeData({
        type: new arrow.Float32(),
        length: column.values.length,
        data: column.values,
      });
      const type = new arrow.FixedSizeList(
        column.dimensions,
        new arrow.Field('item', new arrow.Float32(), true),
      );
      return arrow.makeData({
        type,
        length: column.values.length / column.dimensions,
        nullCount: 0,
        child: item,
      });
    }
  }
}

function utf8(values: readonly string[]) {
  const { arrow } = lanceParts();
  const offsets = new Int32Array(values.length + 1);
  const whole = Buffer.from(values.join(''), 'utf8');
  let at = 0;
  for (const [i, value] of values.entries()) {
    at += Buffer.byteLength(value, 'utf8');
    offsets[i + 1] = at;
  }
  return arrow.makeData({
    type: new arrow.Utf8(),
    length: values.length,
    nullCount: 0,
    valueOffsets: offsets,
    data: whole,
  });
}

/** To 16-bit floats. */
function halves(values: Float32Array): Uint16Array {
  const wide = new Float16Array(values);
  return new Uint16Array(wide.buffer);
}
