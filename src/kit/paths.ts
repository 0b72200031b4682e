type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type ParamsOf<P extends string> = [ParamNames<P>] extends [never]
  ? []
  : [params: Record<ParamNames<P>, string>];

/** A typed address: call it with its parameters to get the address, read `pattern` to register the route. */
export interface Path<P extends string = string> {
  (...params: ParamsOf<P>): string;
  readonly pattern: P;
}

/** `path('/ideas/:ideaId')({ ideaId })` gives '/ideas/0193...'; every parameter is encoded. */
export function path<const P extends `/${string}`>(pattern: P): Path<P> {
  const address = (params: Record<string, string> = {}) =>
    pattern.replace(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  return Object.assign(address, { pattern }) as Path<P>;
}

/** Adds a query to an address, leaving out what is empty. */
export function withQuery(
  address: string,
  query: Record<string, string | number | readonly string[] | undefined>,
): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined && one !== '') parts.append(name, String(one));
  }
  const text = parts.toString();
  return text === '' ? address : `${address}?${text}`;
}
