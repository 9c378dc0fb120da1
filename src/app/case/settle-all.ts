/** Waits for all of them, also where one fails: nothing is still on its way when somebody tries again. */
export async function settleAll<Of extends readonly unknown[]>(
  all: readonly [...Of],
): Promise<{ [At in keyof Of]: Awaited<Of[At]> }> {
  await Promise.allSettled(all)
  return Promise.all(all)
}
