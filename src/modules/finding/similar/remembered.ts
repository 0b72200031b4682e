/**
 * Which documents are most like one, for those who may read the same, remembered for a while: working it out costs more than all the
 * rest of a page. Only ids are remembered; what they say and who may see them is asked of the database each time.
 */
const rememberedMs = 10 * 60_000;
const rememberedMax = 10_000;

const remembered = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();

export async function rememberIds(
  key: string,
  workOut: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const known = remembered.get(key);
  if (known && known.until > performance.now()) return known.ids;
  const ids = await workOut();
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(key, { ids, until: performance.now() + rememberedMs });
  return ids;
}
