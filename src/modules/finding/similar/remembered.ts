/**
 * Which documents are most like one, for those who may read the same, remembered for a while: working it out costs more than all the
 * rest of a page. Only ids are remembered; what they say and who may see them is asked of the database each time.
 */
const rememberedMs = 10 * 60_000;
const rememberedMax = 10_000;

const remembered = new Map<string, { readonly ids: Promise<readonly string[]>; readonly until: number }>();

/** Those who ask at the same time wait for one answer: many readers of a page that is new do not each work it out. */
export function rememberIds(
  key: string,
  workOut: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const known = remembered.get(key);
  if (known && known.until > performance.now()) return known.ids;
  const ids = workOut();
  if (remembered.size >= rememberedMax) remembered.clear();
  const entry = { ids, until: performance.now() + rememberedMs };
  remembered.set(key, entry);
  ids.catch(() => {
    if (remembered.get(key) === entry) remembered.delete(key);
  });
  return ids;
}
